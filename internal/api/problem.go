package api

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"krav/internal/fault"
	"krav/internal/wording"
)

// problemType is the content type of a problem document.
const problemType = "application/problem+json"

// Problem says what went wrong (RFC 9457), with keys that are never renamed.
type Problem struct {
	Title  string  `json:"title" doc:"The status in words." example:"Unprocessable Entity"`
	Status int     `json:"status" doc:"The HTTP status." example:"422"`
	Detail string  `json:"detail" doc:"What went wrong, for a person."`
	Key    string  `json:"key" doc:"What went wrong, for a program. A key is never renamed." example:"calc.amount_too_large"`
	Errors []Wrong `json:"errors,omitempty" doc:"Each field that something is wrong with."`
}

// Wrong is what is wrong with one field.
type Wrong struct {
	Location string `json:"location" doc:"The field." example:"body.payments[0].amount"`
	Message  string `json:"message" doc:"What is wrong with it, for a person."`
	Key      string `json:"key" doc:"What is wrong with it, for a program."`
}

// Error returns the problem's detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus returns the problem's status. The name is huma's.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType returns the type of a problem document for that of an answer.
func (p *Problem) ContentType(string) string { return problemType }

// problem makes a problem of a fault.
func problem(in wording.Language, status int, f *fault.Fault) *Problem {
	return &Problem{Title: http.StatusText(status), Status: status, Detail: wording.Fault(in, f), Key: f.Key}
}

// wrongFields makes a problem of what is wrong with fields.
func wrongFields(in wording.Language, faults []*fault.Fault) *Problem {
	made := problem(in, http.StatusUnprocessableEntity, fault.New(fault.Invalid, "api.fields_wrong"))
	for _, f := range faults {
		made.Errors = append(made.Errors, Wrong{Location: location(f.Field), Message: wording.Fault(in, f), Key: f.Key})
	}
	return made
}

// location writes a field as JSON has it: "payments.1.amount" is body.payments[0].amount.
func location(field string) string {
	var at strings.Builder
	at.WriteString("body")
	for part := range strings.SplitSeq(field, ".") {
		if number, err := strconv.Atoi(part); err == nil {
			at.WriteString("[" + strconv.Itoa(number-1) + "]")
			continue
		}
		at.WriteString("." + part)
	}
	return at.String()
}

// asProblem makes a problem of ours of what huma finds wrong with a request before it is
// read: no JSON, too much of it, a field of the wrong type.
func asProblem(_ huma.Context, _ string, v any) (any, error) {
	found, isModel := v.(*huma.ErrorModel)
	if !isModel {
		return v, nil
	}
	made := problem(wording.English, found.Status, fault.New(fault.Invalid, "api.request_invalid"))
	for _, e := range found.Errors {
		made.Errors = append(made.Errors, Wrong{Location: e.Location, Message: e.Message, Key: "api.request_invalid"})
	}
	return made, nil
}

func notFound(w http.ResponseWriter, _ *http.Request) {
	refuse(w, problem(wording.English, http.StatusNotFound, fault.New(fault.NotFound, "api.not_found")))
}

func onlyPost(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Allow", http.MethodPost)
	refuse(w, problem(wording.English, http.StatusMethodNotAllowed, fault.New(fault.Invalid, "api.only_post")))
}

func refuse(w http.ResponseWriter, p *Problem) {
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // who has left isn't missed
}
