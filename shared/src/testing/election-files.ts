import { readElection } from '../domain/counting/files/read.ts'

/** What a file of this name and text holds. @throws where it is refused */
export const read = (name: string, text: string) => {
  const election = readElection(name, text)
  if (!election.ok) throw new Error(JSON.stringify(election.error))
  return election.value
}

/** Where and why it is refused; null where it is read. */
export const fault = (name: string, text: string) => {
  const election = readElection(name, text)
  return election.ok ? null : [election.error.line, election.error.why, election.error.what]
}

/** Pabulib, with these papers. */
export const pb = (...votes: string[]) => `META
key;value
description;Three projects
num_projects;3
vote_type;approval
budget;1000.50
PROJECTS
project_id;cost;name;selected
A;500;"Bench; with ""back""";1
7;250.25;路灯;0
C;1000;;0
VOTES
voter_id;vote;points
${votes.join('\n')}
`

/** OpaVote’s and others’ .blt, with all that may stand in it. */
export const blt = `4 2 # four for two
-2
[nick ann bob cy di]
[tie di ann]
(A1) 1 1 3=4 0
2 cy - 2 1 0
3 0
1 2 0
0
"Ann"
"Bob" # withdrew
"Cy Young"
"Di"
"Gardening"
`

/** PrefLib, strict orders that may be incomplete. */
export const soi = `# FILE NAME: x.soi
# TITLE: Lunch
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 5
# ALTERNATIVE NAME 1: Soup
# ALTERNATIVE NAME 3: Rice
3: 1,3
2: 2
`
