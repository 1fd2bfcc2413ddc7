// Prints where mdast-util-from-markdown, with its gfm extensions, finds each node:
//
//     node mdast_dump.mjs NODE_MODULES DOCUMENTS.json
//
// DOCUMENTS.json is a list of texts. For each, one line: a list of [type, begin, end], in bytes.
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

const [modules, documents] = process.argv.slice(2)
const load = (name) => import(pathToFileURL(path.resolve(modules, name, 'index.js')))
const {fromMarkdown} = await load('mdast-util-from-markdown')
const {gfmFromMarkdown} = await load('mdast-util-gfm')
const {gfm} = await load('micromark-extension-gfm')

/// The byte offset of each UTF-16 unit of `text`, and of its end.
function byteOffsets(text) {
  const offsets = new Uint32Array(text.length + 1)
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    offsets[i] = bytes
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    else if (unit >= 0xd800 && unit < 0xe000) bytes += 2 // each half of four bytes
    else bytes += 3
  }
  offsets[text.length] = bytes
  return offsets
}

function nodesOf(text) {
  const offsets = byteOffsets(text)
  // without the transform that finds autolinks in finished text: its nodes have no place
  const mdastExtensions = gfmFromMarkdown().map(({transforms, ...rest}) => rest)
  const root = fromMarkdown(text, {extensions: [gfm()], mdastExtensions})
  const nodes = []
  const visit = (node) => {
    for (const child of node.children ?? []) {
      const {start, end} = child.position
      nodes.push([child.type, offsets[start.offset], offsets[end.offset]])
      visit(child)
    }
  }
  visit(root)
  return nodes
}

for (const text of JSON.parse(readFileSync(documents, 'utf8'))) {
  process.stdout.write(JSON.stringify(nodesOf(text)) + '\n')
}
