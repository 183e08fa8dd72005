// Makes src/schema.ts of docs/openapi.yaml and docs/asyncapi.yaml. With --check it only fails if the file is not so.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'

const docs = new URL('../../', import.meta.url)
const target = new URL('src/schema.ts', import.meta.url)

const calls = parse(await readFile(new URL('openapi.yaml', docs), 'utf8'))
const events = parse((await readFile(new URL('asyncapi.yaml', docs), 'utf8')).replaceAll('openapi.yaml#/', '#/'))
const { messages } = events.channels.socket
const replies = events.channels.acknowledgements.messages

const last = ref => ref.split('/').pop()
const all = fields => ({ type: 'object', required: Object.keys(fields), properties: fields })
const operations = action => Object.values(events.operations)
  .filter(operation => operation.action === action && operation.channel.$ref === '#/channels/socket')
  .map(operation => [last(operation.messages[0].$ref), operation])

// Every example would be loaded for nothing.
JSON.stringify(calls, (key, value) => {
  if (value?.examples) delete value.examples
  return value
})
Object.assign(calls.components.schemas, events.components.schemas, {
  Pushed: {
    description: 'By name, what each event from the server carries.',
    ...all(Object.fromEntries(operations('send').map(([name]) => [name, messages[name].payload])))
  },
  Said: {
    description: 'By name, what each event to the server carries, and what acknowledges it.',
    ...all(Object.fromEntries(operations('receive').map(([name, operation]) => [name, all({
      payload: messages[name].payload,
      answer: replies[last(operation.reply.messages[0].$ref)].payload
    })])))
  }
})

const made = `// Made by generate.mjs of docs/openapi.yaml and docs/asyncapi.yaml. Do not edit.\n\n${astToString(await openapiTS(calls))}`
if (process.argv.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '')
  if (kept !== made) {
    console.error('src/schema.ts is not what docs/openapi.yaml and docs/asyncapi.yaml say. Make it anew: npm run generate')
    process.exit(1)
  }
} else {
  await writeFile(target, made)
}
