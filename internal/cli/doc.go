// Package cli is the program's command line: the commands, the configuration,
// and the wiring of the parts (kommandolinje).
//
// What it promises those who use it, and what a new command keeps to:
//
//   - What was asked for goes to standard output. Everything else goes to
//     standard error with the program's name before it, without a capital and
//     without a full stop, and with a hint where there is one.
//   - Every command that answers can answer in JSON (--json). Amounts are strings
//     with two decimals, days are ISO, and both forms are made from one value.
//     Names of commands, flags and fields are a contract: a change of one is named
//     in CHANGELOG.md.
//   - The exit status tells the kind of fault; `krav help exit-codes` lists them.
//   - Messages and help are in Danish or English: KRAV_LANG, else the locale, says
//     which. They stand in the catalogue of wording.
//   - A value comes from the flag, else from the environment, else from the
//     configuration file, else from the program; an unknown key is an error.
//   - Nobody is shown a stack trace, or an error that has no sentence.
//
// This is the one package that reads the environment, asks the machine's clock
// and ends the process. Main runs without a process of its own, so that a test
// can call it. The scripts in testdata are the manual.
package cli
