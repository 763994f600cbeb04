// One clear sentence instead of a stack of errors from a tool that needs a newer Node.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The pages need Node 20.19 or newer to be built; this is Node ${process.versions.node}.`)
  process.exit(1)
}
