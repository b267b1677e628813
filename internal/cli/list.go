package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
)

// list writes an answer that may be long row by row, so that no more than a row
// of it is held. In JSON it is one object: the rows, then what ends it.
type list struct {
	session *session
	out     *bufio.Writer
	rows    int
	err     error
}

// list begins an answer of rows.
func (s *session) list() *list {
	l := &list{session: s, out: bufio.NewWriter(s.call.Stdout)}
	if s.json {
		l.write(`{"rows":[`)
	}
	return l
}

// row writes a row. Where that fails, end tells.
func (l *list) row(row answer) {
	l.rows++
	if !l.session.json {
		l.print(row)
		return
	}
	if l.rows > 1 {
		l.write(",")
	}
	l.write("\n")
	l.marshal(row)
}

// end writes what comes after the rows: fields beside them in JSON, and the last
// words for people.
func (l *list) end(last answer) error {
	if l.session.json {
		l.write("\n],\n")
		l.object(last)
	} else {
		l.print(last)
	}
	if l.err == nil {
		l.err = l.out.Flush()
	}
	if l.err != nil {
		return fmt.Errorf("write the answer: %w", l.err)
	}
	return nil
}

func (l *list) print(a answer) {
	p := paper{language: l.session.conf.Language}
	a.print(&p)
	l.write(p.String())
}

func (l *list) marshal(value any) {
	text, err := json.Marshal(value)
	if err != nil {
		l.fail(err)
		return
	}
	l.write(string(text))
}

// object writes the fields of a value into the object that the rows stand in.
func (l *list) object(value any) {
	text, err := json.Marshal(value)
	if err != nil {
		l.fail(err)
		return
	}
	l.write(string(text[1:]) + "\n")
}

func (l *list) write(text string) {
	_, err := l.out.WriteString(text)
	l.fail(err)
}

func (l *list) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// done is the answer of a command that has nothing to show: that it is done.
type done struct {
	Key string `json:"done"`
}

func (a done) print(p *paper) { p.say(a.Key) }
