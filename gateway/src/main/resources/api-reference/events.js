'use strict'

const main = document.querySelector('#events')

Promise.all(['asyncapi.json', 'openapi.json'].map(async url => (await fetch(url)).json()))
  .then(([events, calls]) => main.replaceChildren(...page(events, calls)))
  .catch(() => main.replaceChildren(element('p', { class: 'wait' }, 'The reference could not be loaded. Reload the page to try again.')))

function page(events, calls) {
  const socket = events.channels.socket
  const acknowledgement = name => Object.values(events.operations)
    .find(operation => operation.action === 'receive' && named(operation, name))?.reply.messages
    .map(message => message.$ref.split('/').pop()).join(' or ')
  const heard = Object.keys(socket.messages).filter(acknowledgement)
  const pushed = Object.keys(socket.messages).filter(name => !heard.includes(name))
  const messages = (channel, names, also) => names.map(name => message(channel.messages[name], calls, events, also?.(name)))
  const topics = Object.values(events.channels).filter(channel => channel.address?.startsWith('chorus.'))
  return [
    element('h1', {}, 'Events'),
    ...text(events.info.description),
    element('h2', { id: 'pushed' }, 'From server to client'),
    ...text(socket.description),
    ...messages(socket, pushed),
    element('h2', { id: 'heard' }, 'From client to server'),
    ...text('Each may be acknowledged: pass a function as the last argument.'),
    ...messages(socket, heard, name => `Acknowledged with ${acknowledgement(name)}.`),
    element('h2', { id: 'acknowledgements' }, 'Acknowledgements'),
    ...messages(events.channels.acknowledgements, Object.keys(events.channels.acknowledgements.messages)),
    ...topics.flatMap(topic => [
      element('h2', { id: topic.address }, topic.address),
      ...text(topic.description),
      ...messages(topic, Object.keys(topic.messages))
    ])
  ]
}

function named(operation, name) {
  return operation.messages?.some(message => message.$ref.endsWith('/' + name))
}

function message(description, calls, events, also) {
  const schema = resolved(description.payload, calls, events)
  const example = description.examples?.[0]?.payload
  return element('details', { id: description.name },
    element('summary', {}, element('code', {}, description.name), element('span', {}, description.summary)),
    element('div', {},
      ...text(description.description),
      ...text(also),
      ...payload(schema),
      ...(example === undefined ? [] : [element('pre', {}, JSON.stringify(example, null, 2))])))
}

function payload(schema) {
  if (!schema.properties) {
    return [element('p', {}, 'Payload: ', element('code', {}, type(schema)), schema.description ? '. ' + schema.description : '')]
  }
  const rows = fields(schema, '').map(([name, field, required]) => element('tr', {},
    element('td', {}, element('code', {}, name)),
    element('td', {}, type(field) + (required ? '' : ', optional')),
    element('td', {}, field['x-personal'] ? 'Encrypted. ' : '', field.description ?? '')))
  const head = element('tr', {}, ...['Field', 'Type', 'Meaning'].map(title => element('th', { scope: 'col' }, title)))
  return [...text(schema.description),
    element('div', { class: 'scroll' }, element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)))]
}

function fields(schema, prefix) {
  return Object.entries(schema.properties).flatMap(([name, field]) => [
    [prefix + name, field, schema.required?.includes(name) ?? false],
    ...(field.properties ? fields(field, `${prefix}${name}.`) : [])
  ])
}

function type(schema) {
  const types = [schema.type].flat().filter(Boolean).join(' or ')
  const values = schema.enum?.join(', ') ?? schema.const
  return types + (values === undefined ? '' : `: ${values}`) + (schema.format ? `, ${schema.format}` : '')
}

// The schema with what it refers to in its place, in either text.
function resolved(schema, calls, events) {
  const result = {}
  for (const part of [...(schema.$ref ? [find(schema.$ref, calls, events)] : []), ...(schema.allOf ?? [])]) {
    const { properties, required = [], ...rest } = resolved(part, calls, events)
    Object.assign(result, rest)
    if (properties) result.properties = { ...result.properties, ...properties }
    result.required = [...(result.required ?? []), ...required]
  }
  const { $ref, allOf, properties, required = [], ...rest } = schema
  Object.assign(result, rest)
  result.required = [...(result.required ?? []), ...required]
  for (const [name, field] of Object.entries(properties ?? {})) {
    result.properties = { ...result.properties, [name]: resolved(field, calls, events) }
  }
  return result
}

function find(ref, calls, events) {
  const path = ref.slice(ref.indexOf('#') + 2).split('/')
  const inside = document => path.reduce((node, key) => node?.[key], document)
  return (ref.startsWith('#') && inside(events)) || inside(calls)
}

// Paragraphs, links, code and emphasis of Markdown: what the descriptions use.
function text(markdown) {
  return (markdown ?? '').trim().split(/\n\n+/).filter(Boolean).map(paragraph => {
    const parts = paragraph.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/)
    return element('p', {}, ...parts.map(part => {
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part)
      if (link) return element('a', { href: link[2] }, link[1])
      if (part.startsWith('**')) return element('strong', {}, part.slice(2, -2))
      return part.startsWith('`') ? element('code', {}, part.slice(1, -1)) : part
    }))
  })
}

function element(name, attributes, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children.filter(child => child !== ''))
  return made
}
