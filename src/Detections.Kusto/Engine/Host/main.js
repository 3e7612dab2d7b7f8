'use strict';
// Entry of the worker process: reads requests from standard input and writes answers to standard output until the
// input ends. docs/engine.md describes the exchange; PROTOCOL goes up whenever it changes.
//
//   node main.js LIBRARY-FOLDER                                           runs a worker
//   node --snapshot-blob FILE --build-snapshot main.js LIBRARY-FOLDER     writes a started worker to a file
//   node --snapshot-blob FILE                                             runs a worker from that file

const fs = require('fs');
const path = require('path');
const vm = require('vm');
const v8 = require('v8');

const PROTOCOL = 2;

// How much bytecode a function runs before V8 thinks about compiling it anew for speed: 15 times as much as it would by itself. A
// worker lives for seconds, and these compilations cost more than they save in them. A V8 that does not know the flag ignores it.
const PATIENCE = '--interrupt-budget=1000000';

// How JSON writes one half of a character, which a query can put into a name. No reader of texts takes it.
const HALF_CHARACTER = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

// A snapshot cannot require files, so the host's own modules are loaded by hand, in both cases in the same way.
const loaded = new Map();
function load(name) {
  if (!loaded.has(name)) {
    const file = path.join(hostFolder, name + '.js');
    const module = { exports: {} };
    vm.runInThisContext(`(function (module, load) {${fs.readFileSync(file, 'utf8')}\n})`, { filename: file })(module, load);
    loaded.set(name, module.exports);
  }
  return loaded.get(name);
}

const hostFolder = path.dirname(path.resolve(process.argv[1]));
const libraryFolder = process.argv[2];
const building = v8.startupSnapshot !== undefined && v8.startupSnapshot.isBuildingSnapshot();

function loadLibrary(file, change = (text) => text) {
  const full = path.join(libraryFolder, file);
  vm.runInThisContext(change(fs.readFileSync(full, 'utf8')), { filename: full });
}

loadLibrary('bridge.min.js');
load('bridge-shortcuts');
load('dictionary-shortcuts');
loadLibrary('Kusto.Language.Bridge.min.js', load('name-shortcuts').withClassVariables);
load('kusto-shortcuts');
const analyze = load('analyze');
const format = load('format');

if (building) {
  // Analyzing a few queries builds the grammar and the binder's tables, which is most of a cold start.
  analyze.warmUp();
  v8.startupSnapshot.setDeserializeMainFunction(serve);
} else {
  serve();
}

function serve() {
  v8.setFlagsFromString(PATIENCE);
  send({ protocol: PROTOCOL, node: process.version });
  // Runs as a script so that the time limit also ends a loop that never comes back.
  const step = new vm.Script('detectionsHostStep()');
  for (;;) {
    const request = receive();
    if (request === null) {
      process.exit(0);
    }
    let answer;
    globalThis.detectionsHostStep = () => { answer = (request.format === undefined ? analyze : format).run(request); };
    try {
      step.runInThisContext({ timeout: request.timeLimit });
    } catch (error) {
      answer = { id: request.id, failure: failureKind(error), detail: String((error && error.message) || error) };
    }
    send(answer);
    if (answer.failure !== undefined) {
      // The library was left in the middle of something; the next query gets a fresh process.
      process.exit(3);
    }
  }
}

function failureKind(error) {
  if (error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
    return 'time';
  }
  return error instanceof RangeError && /call stack/.test(error.message) ? 'depth' : 'crash';
}

// Messages are UTF-8 JSON behind their length in bytes (32 bits, little endian).
function receive() {
  const head = readExactly(4);
  if (head === null) {
    return null;
  }
  const body = readExactly(head.readUInt32LE(0));
  return body === null ? null : JSON.parse(body.toString('utf8'));
}

function readExactly(length) {
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length;) {
    let count;
    try {
      count = fs.readSync(0, buffer, at, length - at, null);
    } catch (error) {
      if (error.code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        continue;
      }
      if (error.code === 'EOF') {
        return null;
      }
      throw error;
    }
    if (count === 0) {
      return null;
    }
    at += count;
  }
  return buffer;
}

function send(message) {
  const body = Buffer.from(JSON.stringify(message).replace(HALF_CHARACTER, '$1\\ufffd'), 'utf8');
  const head = Buffer.allocUnsafe(4);
  head.writeUInt32LE(body.length, 0);
  writeFully(head);
  writeFully(body);
}

function writeFully(buffer) {
  for (let at = 0; at < buffer.length;) {
    try {
      at += fs.writeSync(1, buffer, at, buffer.length - at);
    } catch (error) {
      if (error.code === 'EPIPE') {
        process.exit(0);
      }
      if (error.code !== 'EAGAIN') {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
