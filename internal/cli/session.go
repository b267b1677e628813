package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"krav/internal/casework"
	"krav/internal/civil"
)

// session is what a command works with: the call, the configuration in force,
// and the way to answer.
type session struct {
	call Call
	conf inForce
	json bool // the answer is for a program
	tell *teller
}

// today returns the day it is in Denmark by the machine's clock.
func (s *session) today() civil.Date { return casework.DayOf(s.call.Now()) }

// answer is what a command has to say. The value itself is the answer in JSON;
// print writes the same for people.
type answer interface{ print(p *paper) }

// answer writes an answer to standard output, in the form that was asked for.
func (s *session) answer(a answer) error {
	if s.json {
		return writeJSON(s.call.Stdout, a)
	}
	p := paper{language: s.conf.Language}
	a.print(&p)
	return write(s.call.Stdout, p.String())
}

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}

func write(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}
