/**
 * The frame of every script here: one line instead of a stack when something is missing, and an honest exit code.
 * @param {() => Promise<number>} work
 */
export async function main(work) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(`邻议需要 Node 20 或更新的版本 · Node 20 or newer is needed, this is ${process.version}`)
    process.exit(1)
  }
  try {
    process.exitCode = await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
