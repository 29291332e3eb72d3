import { renderUnicodeCompact } from 'uqr'

const quietModules = 4

/** A QR that a phone reads off a terminal: its colours are set where they can be, so that a light one is not a negative. */
function terminalQr(text: string, coloured: boolean): string {
  const code = renderUnicodeCompact(text, { border: quietModules })
  return coloured ? code.replace(/^.*$/gm, (row) => `\x1b[97;40m${row}\x1b[0m`) : code
}

export type Welcome = {
  /** Addresses for phones, best guess first. */
  readonly origins: readonly string[]
  /** Where a browser on this very machine finds us. */
  readonly here: string
  /** Token of the one-time set-up link; null once the first account is there. */
  readonly setUpToken: string | null
  /** Made at this start; null when it was there. */
  readonly newKeyFile: string | null
  readonly demo: boolean
}

/** What the person at the terminal reads once the server takes requests. */
export function welcomeText(
  { origins, here, setUpToken, newKeyFile, demo }: Welcome,
  coloured: boolean,
): string {
  const path = setUpToken === null ? '/' : `/setup/${setUpToken}`
  const best = `${origins[0] ?? here}${path}`
  const others = [here, ...origins.slice(1)].filter((origin) => !best.startsWith(`${origin}/`))
  return [
    '',
    setUpToken === null
      ? `邻议开着 · 邻议 is up${demo ? '（演示 demonstration）' : ''}`
      : '头一次用：打开这个链接建第一个账号（只能用一次） · First run: open this one-time link to make the first account',
    '',
    `  ${best}`,
    ...others.map((origin) => `  ${origin}${path}`),
    '',
    '手机连同一个无线网，扫这里 · Phones on the same network scan this:',
    '',
    terminalQr(best, coloured),
    ...(newKeyFile === null
      ? []
      : [
          `调解案件的钥匙在 ${newKeyFile}，另抄一份，和数据备份分开放；丢了，案件再也打不开`,
          'The keys of mediation cases are in this file: keep a copy apart from the copies of the data. Without it no case opens again',
          '',
        ]),
    ...(demo
      ? ['要建一个真的站：npm start（不带 --demo） · For a real station: npm start, without --demo']
      : []),
    '停下：Ctrl+C · To stop: Ctrl+C',
    '',
  ].join('\n')
}
