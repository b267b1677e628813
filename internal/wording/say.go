package wording

import (
	"strings"

	"krav/internal/fault"
)

// keyFailed is the key of what is said of an error that has no fault in its chain.
const keyFailed = "house.failed"

// keyInstead is the key of what may be done instead of what the law refuses.
const keyInstead = "house.instead"

// Say returns a message of the catalogue with its values, which are formatted
// already or neutral amounts and days. A key that the catalogue doesn't have is returned as it is: a poor
// sentence, but one that can be looked up.
func Say(l Language, key string, values map[string]string) string {
	m, known := loaded().messages[key]
	if !known {
		return key
	}
	return m.in(l).filled(inLanguage(l, values))
}

// Fault returns what a person is told of an error: the sentence of the first
// fault in its chain, with the fault's values, the paragraph that it rests on, and what
// may be done instead. An error without a fault is one
// of ours, of which a person is told only that it happened; the error itself is
// for the log. No error is an empty text.
func Fault(l Language, err error) string {
	if err == nil {
		return ""
	}
	f := fault.Of(err)
	if f == nil {
		return Say(l, keyFailed, nil)
	}
	return cited(Say(l, f.Key, f.Args), f.Rule) + instead(l, f)
}

// cited returns a sentence with the paragraph that it rests on in brackets, before its
// full stop. The stop of an abbreviated krone stays where it is.
func cited(sentence, rule string) string {
	if rule == "" {
		return sentence
	}
	if !strings.HasSuffix(sentence, "kr.") {
		sentence = strings.TrimSuffix(sentence, ".")
	}
	return sentence + " (" + rule + ")."
}

func instead(l Language, f *fault.Fault) string {
	if f.Instead == "" {
		return ""
	}
	return " " + Say(l, keyInstead, map[string]string{"act": Say(l, f.Instead, f.Args)})
}
