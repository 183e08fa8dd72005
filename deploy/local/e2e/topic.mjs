// Reads a topic from standard input, as `kcat -J` prints it, and checks every record: CloudEvents 1.0 in Kafka's binary
// mode, where the attributes are headers and the value is plain JSON.
import assert from 'node:assert/strict'
import { createInterface } from 'node:readline'

const types = new Map()

for await (const line of createInterface({ input: process.stdin })) {
  const record = JSON.parse(line)
  const headers = Object.fromEntries(
    record.headers.reduce((pairs, part, i, all) => (i % 2 ? pairs : [...pairs, [part, all[i + 1]]]), [])
  )
  const where = `partition ${record.partition}, offset ${record.offset}: ${line}`
  assert.equal(headers.ce_specversion, '1.0', where)
  for (const name of ['ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_dataschema']) {
    assert.ok(headers[name], `${name} is missing in ${where}`)
  }
  assert.match(headers.ce_id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/, where)
  assert.match(headers.ce_time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, where)
  assert.match(headers['content-type'], /^application\/json/, where)
  const value = JSON.parse(record.payload)
  assert.equal(value.postId, record.key, `not keyed by its post: ${where}`)
  types.set(headers.ce_type, (types.get(headers.ce_type) ?? 0) + 1)
}

for (const type of ['post.created', 'post.liked', 'comment.created']) {
  assert.ok(types.get(type) > 0, `no ${type} among ${JSON.stringify([...types])}`)
}
console.log([...types].map(([type, count]) => `${count} ${type}`).join(', '))
