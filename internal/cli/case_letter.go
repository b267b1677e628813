package cli

import (
	"errors"
	"fmt"
	"strconv"

	"krav/internal/debt"
	"krav/internal/fault"
)

// letterOf returns the letter with an id, or the last where none is named.
func letterOf(letters []debt.Letter, id debt.DocumentID) (debt.Letter, error) {
	for i := len(letters) - 1; i >= 0; i-- {
		if id == 0 || letters[i].Letter == id {
			return letters[i], nil
		}
	}
	return debt.Letter{}, fault.New(fault.NotFound, "case.no_such_letter")
}

// answerLetter writes a letter's file and answers with where it lies.
func (s *session) answerLetter(name string, number int64, made debt.Letter, content []byte) error {
	if name == "" {
		name = fmt.Sprintf("sag-%d-%s-%s.pdf", number, made.Document, made.Dated)
	}
	file, err := newFile(name)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err := errors.Join(err, file.Close()); err != nil {
		return fault.New(fault.Unavailable, "cli.file_unwritable").With("file", name).Because(err)
	}
	return s.answer(letterAnswer{File: name, Letter: wireID(made.Letter), Document: made.Document.String(), Pages: made.Pages, SHA256: made.Hash})
}

// letterAnswer says where a letter was written to.
type letterAnswer struct {
	File     string `json:"file"`
	Letter   wireID `json:"letter"`
	Document string `json:"document"`
	Pages    int    `json:"pages"`
	SHA256   string `json:"sha256"`
}

func (a letterAnswer) print(p *paper) {
	p.say("case.letter_written", "file", a.File, "pages", strconv.Itoa(a.Pages))
}
