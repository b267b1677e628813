package cli

import (
	"context"
	"errors"

	"krav/internal/fault"
)

// The exit codes: a contract with scripts. Those from 64 up follow sysexits.h.
const (
	exitOK          = 0
	exitFoundWrong  = 1   // the command did its work, and found something wrong
	exitInvalid     = 2   // a usage error, or input that can't be used
	exitNotFound    = 3   // it isn't there
	exitConflict    = 4   // it has changed meanwhile, or exists already
	exitForbidden   = 5   // not allowed to this person
	exitUnlawful    = 6   // the law doesn't allow it, or its figure isn't known
	exitUnavailable = 7   // something outside didn't answer
	exitCorrupt     = 8   // what is stored doesn't prove itself
	exitInternal    = 70  // a fault in the program
	exitInterrupted = 130 // stopped by the person, as shells say it
)

// exitMeaning is an exit code with the message that tells what it means.
type exitMeaning struct {
	Code int    `json:"code"`
	Key  string `json:"key"`
}

// exitCodes are the codes there are, in the order of the help page.
var exitCodes = []exitMeaning{
	{exitOK, "exit.ok"},
	{exitFoundWrong, "exit.found_wrong"},
	{exitInvalid, "exit.invalid"},
	{exitNotFound, "exit.not_found"},
	{exitConflict, "exit.conflict"},
	{exitForbidden, "exit.forbidden"},
	{exitUnlawful, "exit.unlawful"},
	{exitUnavailable, "exit.unavailable"},
	{exitCorrupt, "exit.corrupt"},
	{exitInternal, "exit.internal"},
	{exitInterrupted, "exit.interrupted"},
}

// errFoundWrong ends a command that did its work and found something wrong. What
// it found is its answer, so nothing more is said.
var errFoundWrong = errors.New("cli: something is wrong")

// errNothingAsked ends a call without a command, after the overview was shown.
var errNothingAsked = errors.New("cli: no command was given")

// exitCode returns the code that a command's error ends the process with.
func exitCode(err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFoundWrong):
		return exitFoundWrong
	case errors.Is(err, errNothingAsked):
		return exitInvalid
	}
	if f := fault.Of(err); f != nil {
		return exitCodeOf(f.Kind)
	}
	if errors.Is(err, context.Canceled) {
		return exitInterrupted
	}
	return exitInternal
}

func exitCodeOf(kind fault.Kind) int {
	switch kind {
	case fault.Invalid:
		return exitInvalid
	case fault.NotFound:
		return exitNotFound
	case fault.Conflict:
		return exitConflict
	case fault.Forbidden:
		return exitForbidden
	case fault.Unlawful, fault.UnknownLaw:
		return exitUnlawful
	case fault.Unavailable:
		return exitUnavailable
	case fault.Corrupt:
		return exitCorrupt
	}
	return exitInternal
}
