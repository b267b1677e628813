// Package archtest holds what the house says of itself against what stands in
// the files: which package may import which, what the pure packages may use,
// whether docs and messages are whole. The compiler checks none of it.
//
// Each check is a function from a file tree to complaints. The tests run every
// check twice: over the program itself, where there must be none, and over small
// planted trees (testdata), where the planted fault must be named. So a check
// that has gone blind is found out.
package archtest
