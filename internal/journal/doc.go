// Package journal turns events into bytes and back, and chains them so that a
// journal proves itself.
//
// The rule of the package: what has been written is never changed and can always
// be read. Every kind of event has a name and a version of its form; a new form
// gets a new version, and the reader of every old one stays. The payload is the
// exact text that was hashed, in length-prefixed fields.
//
// Personal text stands apart from the payload. The chain holds only a salted hash
// of it, so that erasing the text and its salt leaves the chain whole and nothing
// to guess from.
package journal
