package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode"
	"unicode/utf8"

	"krav/internal/fault"
	"krav/internal/wording"
)

// programName stands before everything that is told on standard error.
const programName = "krav"

// teller says to a person what isn't the answer, and keeps the log.
type teller struct {
	w        io.Writer
	language wording.Language
	level    *slog.LevelVar
	log      *slog.Logger
}

// newTeller returns a teller for the time before the configuration is known.
func newTeller(call Call) *teller {
	level := &slog.LevelVar{}
	level.Set(slog.LevelWarn)
	return &teller{
		w: call.Stderr, language: call.firstLanguage(), level: level,
		log: slog.New(slog.NewTextHandler(call.Stderr, &slog.HandlerOptions{Level: level})),
	}
}

// note tells a message of the catalogue, with its values given in turn.
func (t *teller) note(key string, values ...string) {
	t.line(wording.Say(t.language, key, pairs(values)))
}

// fail tells of the error that ended a command, if there is anything to tell, and
// what to try. An error without a sentence is logged besides.
func (t *teller) fail(err error) {
	isSaid := err == nil || errors.Is(err, errFoundWrong) || errors.Is(err, errNothingAsked)
	hasSentence := fault.Of(err) != nil
	switch {
	case isSaid:
	case hasSentence:
		for _, found := range fault.All(err) {
			t.line(wording.Fault(t.language, found))
		}
		t.hint(err)
	case errors.Is(err, context.Canceled):
		t.note("cli.interrupted")
	default:
		t.line(wording.Fault(t.language, err))
		t.log.Error("the command failed", slog.Any("error", err))
	}
}

func (t *teller) hint(err error) {
	if hint, ok := hints[fault.Of(err).Key]; ok {
		t.note("cli.hint", "hint", plain(wording.Say(t.language, hint, nil)))
	}
}

func (t *teller) line(sentence string) {
	// Where standard error can't be written to, there is nobody left to tell.
	_, _ = fmt.Fprintf(t.w, "%s: %s\n", programName, plain(sentence))
}

// hints say what to try where a fault's own sentence can't know it: the same
// fault is told on pages, where there are no flags.
var hints = map[string]string{
	"law.dispatch_day_missing":      "hint.issued",
	"law.unknown_value":             "hint.law_check",
	"config.key_unknown":            "hint.config_help",
	"config.variable_unknown":       "hint.config_help",
	"config.secret_on_command_line": "hint.secret",
	"cli.command_unknown":           "hint.help",
	"cli.command_missing":           "hint.help",
	"cli.flag_unknown":              "hint.help",
	"cli.usage_wrong":               "hint.help",
	"cli.topic_unknown":             "hint.help",
	"mapping.field_unknown":         "hint.fields",
	"file.columns_missing":          "hint.columns",
	"file.column_doubled":           "hint.doubled",
}

// plain returns a sentence as it is said on a terminal: without the capital it
// begins with, and without the full stop at its end. A capital that belongs to
// the word, as in CPR, stays.
func plain(sentence string) string {
	sentence = breakable(strings.TrimSuffix(sentence, "."))
	first, size := utf8.DecodeRuneInString(sentence)
	second, _ := utf8.DecodeRuneInString(sentence[size:])
	if unicode.IsLower(second) || unicode.IsSpace(second) && first != 'I' {
		return string(unicode.ToLower(first)) + sentence[size:]
	}
	return sentence
}
