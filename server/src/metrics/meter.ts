import { createCounter, createHistogram, type Series } from './series.ts'

/** What the server counts of itself. No person, meeting or room is in any of it: only how much of what. */
export type Meter = {
  /** A command was decided; `outcome` is `ok` or a rejection code. */
  readonly command: (type: string, outcome: string) => void
  /** A message of the meeting channel was answered, with `ok` or a rejection code. */
  readonly answer: (message: string, outcome: string) => void
  readonly docUpdate: () => void
  readonly docRefusal: (code: string) => void
  /** A unit was handed to the store and came back after so long. */
  readonly commit: (seconds: number, outcome: 'ok' | 'refused' | 'fault') => void
  /** A request over HTTP was answered. */
  readonly request: (status: number) => void
  /** How much later than asked for a timer ran. */
  readonly loopDelay: (seconds: number) => void
  readonly series: readonly Series[]
}

const storeBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const delayBounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

export function createMeter(): Meter {
  const commands = createCounter('linyi_commands_total', 'Commands decided, by type and outcome.')
  const answers = createCounter(
    'linyi_answers_total',
    'Messages of the meeting channel answered, by outcome.',
  )
  const updates = createCounter('linyi_doc_updates_total', 'Updates of docs received.', [{}])
  const refusals = createCounter('linyi_doc_refusals_total', 'Updates of docs refused, by code.')
  const commits = createCounter(
    'linyi_commits_total',
    'Units handed to the store, by outcome.',
    ['ok', 'refused', 'fault'].map((outcome) => ({ outcome })),
  )
  const requests = createCounter(
    'linyi_http_requests_total',
    'HTTP requests answered, by class of status.',
    ['2xx', '3xx', '4xx', '5xx'].map((status) => ({ status })),
  )
  const append = createHistogram(
    'linyi_commit_seconds',
    'From handing a unit to the store to its being on disk.',
    storeBounds,
  )
  const delay = createHistogram(
    'linyi_event_loop_delay_seconds',
    'How much later than asked for a timer ran, ten times a second.',
    delayBounds,
  )
  return {
    command: (type, outcome) => commands.add({ type, outcome }),
    answer: (message, outcome) => answers.add({ message, outcome }),
    docUpdate: () => updates.add(),
    docRefusal: (code) => refusals.add({ code }),
    commit: (seconds, outcome) => {
      commits.add({ outcome })
      append.observe(seconds)
    },
    request: (status) => requests.add({ status: `${Math.floor(status / 100)}xx` }),
    loopDelay: delay.observe,
    series: [commands, answers, updates, refusals, commits, append, requests, delay],
  }
}
