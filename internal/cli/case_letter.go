package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"krav/internal/debt"
	"krav/internal/fault"
)

// What belongs to a case is named by its place on the case, counted from one, as
// case show counts it, or by its id. No id is so small.

// letterOf returns the letter that was named, or the last where none was.
func letterOf(letters []debt.Letter, named numberFlag) (debt.Letter, error) {
	for i, made := range slices.Backward(letters) {
		if named == 0 || named.is(i, int64(made.Letter)) {
			return made, nil
		}
	}
	return debt.Letter{}, fault.New(fault.NotFound, "case.no_such_letter")
}

// paymentOf returns the payment that was named.
func paymentOf(payments []debt.Payment, named numberFlag) (debt.PaymentID, error) {
	for i := range payments {
		if named.is(i, int64(payments[i].Payment)) {
			return payments[i].Payment, nil
		}
	}
	return 0, fault.New(fault.NotFound, "payment.not_found")
}

// taskOf returns the task that was named.
func taskOf(tasks []debt.Task, named numberFlag) (debt.TaskID, error) {
	for i := range tasks {
		if named.is(i, int64(tasks[i].Task)) {
			return tasks[i].Task, nil
		}
	}
	return 0, fault.New(fault.NotFound, "task.not_found")
}

// is reports whether the number names what stands at a place, or has the id.
func (f numberFlag) is(place int, id int64) bool {
	return int64(f) == int64(place)+1 || int64(f) == id
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
