import type { components, paths } from './schema.js'

export type Schemas = components['schemas']

/** By name, what each event from the server carries. */
export type Pushed = Schemas['Pushed']

/** By name, what each event to the server carries, and what acknowledges it. */
export type Said = Schemas['Said']

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete'

/** The paths that can be called with a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never
}[keyof paths]

export type OperationOf<M extends Method, P extends PathOf<M>> = paths[P] extends Record<M, infer O> ? O : never

type Inputs<O, In extends string> = O extends { parameters: { [K in In]?: infer I } } ? Exclude<I, undefined> : never

type Needed<K extends string, T> = [T] extends [never] ? { [k in K]?: undefined } : { [k in K]: T }

type Wished<K extends string, T> = [T] extends [never] ? { [k in K]?: undefined } : { [k in K]?: T }

/** Which of a path's calls need their query: those with a field in it that is not optional. */
type QueryOf<O> = Inputs<O, 'query'> extends infer Q
  ? [Q] extends [never] ? { query?: undefined } : {} extends Q ? { query?: Q } : { query: Q }
  : never

type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : never

/** What a call is made with. */
export type Input<O> = Needed<'path', Inputs<O, 'path'>> & QueryOf<O> & Needed<'body', BodyOf<O>>
  & Wished<'idempotencyKey', O extends { parameters: { header?: infer H } } ? ([H] extends [undefined] ? never : string) : never>

/** What a call is answered with; nothing, where it has no body. */
export type Answer<O> = O extends { responses: infer R }
  ? R extends { 200: { content: { 'application/json': infer T } } } ? T
  : R extends { 201: { content: { 'application/json': infer T } } } ? T
  : undefined
  : never

/** The arguments of a call: its input may be left out where nothing in it is needed. */
export type Arguments<O> = {} extends Input<O> ? [input?: Input<O>] : [input: Input<O>]
