package api

import (
	"context"
	"net/http"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"krav/internal/calculation"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/wording"
)

// The limits of a request.
const (
	maxBody      = 16 << 10
	bodyPatience = 10 * time.Second
)

// calculator answers what may be claimed of an invoice.
type calculator struct{ Options }

// calculateInput is a request to the calculator.
type calculateInput struct {
	Language string `header:"Accept-Language" doc:"The language of the texts: da or en. English where neither is named." example:"da"`
	Body     Claim
}

// calculateOutput is its answer.
type calculateOutput struct {
	Language string `header:"Content-Language"`
	Body     calculation.Answer
}

func (c calculator) register(api huma.API) {
	huma.Register(api, huma.Operation{
		OperationID: "calculate", Method: http.MethodPost, Path: calculatePath,
		Summary: "Work out what may be claimed of an unpaid invoice",
		Description: "What is owed on a day with default interest, reminder fees, compensation and costs, as far as Danish law allows them, and the section of the law behind each line. " +
			"What was asked for and isn't lawful is left out and said in notes; what the law leaves open is said in doubts. Nothing is stored. The fields of the answer are those of krav calc --json.",
		MaxBodyBytes: maxBody, BodyReadTimeout: bodyPatience,
		Responses: c.problems(api),
	}, c.calculate)
}

// problems are the answers that are problem documents.
func (c calculator) problems(api huma.API) map[string]*huma.Response {
	schema := api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "Problem")
	of := func(text string) *huma.Response {
		return &huma.Response{Description: text, Content: map[string]*huma.MediaType{problemType: {Schema: schema}}}
	}
	return map[string]*huma.Response{
		"400": of("The body isn't JSON."),
		"413": of("The body is larger than 16 KiB."),
		"415": of("The body isn't of type application/json."),
		"422": of("A field is wrong, or the law isn't known for the day (law.unknown_value)."),
	}
}

func (c calculator) calculate(_ context.Context, asked *calculateInput) (*calculateOutput, error) {
	in := languageOf(asked.Language)
	facts, wrong := asked.Body.facts(casework.DayOf(c.Now()))
	if len(wrong) > 0 {
		return nil, wrongFields(in, wrong)
	}
	answer, err := calculation.Of(c.Law(), facts)
	if unknown := fault.Of(err); unknown != nil {
		return nil, problem(in, http.StatusUnprocessableEntity, unknown)
	}
	if err != nil {
		return nil, err
	}
	return &calculateOutput{Language: string(in), Body: answer.In(in)}, nil
}

// languageOf returns Danish where it is what is asked for first, else English.
func languageOf(accepted string) wording.Language {
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(accepted)), string(wording.Danish)) {
		return wording.Danish
	}
	return wording.English
}
