package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/wording"
)

// importLinesCommand lists the lines that wait for a person.
type importLinesCommand struct{ ofCreditor }

func (importLinesCommand) page() page {
	return page{
		does: "help.import_lines", why: "help.import_lines_why", flags: map[string]string{"creditor": "help.creditor_id"},
		examples: []example{{"help.import_lines_example", "krav import lines --creditor 1"}},
	}
}

// pageOfLines is how many lines are read at a time.
const pageOfLines = 500

// Run answers with the lines, the oldest first.
func (c *importLinesCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		list := s.list()
		count := 0
		for after := int64(0); ; {
			lines, err := h.WaitingLines(ctx, c.actor(), c.id(), after, pageOfLines)
			if err != nil {
				return err
			}
			read, err := h.LinesToMend(ctx, c.actor(), c.id(), after, pageOfLines)
			if err != nil {
				return err
			}
			for _, line := range lines {
				row, err := newWaitingLine(line, readAs(read, line.ID), s.conf.Language)
				if err != nil {
					return err
				}
				list.row(row)
				count, after = count+1, line.ID
			}
			if len(lines) < pageOfLines {
				return list.end(waitingLines{Lines: count})
			}
		}
	})
}

// readAs returns how a line was read, by its number.
func readAs(read []casework.LineToMend, id int64) casework.LineToMend {
	if i := slices.IndexFunc(read, func(l casework.LineToMend) bool { return l.ID == id }); i >= 0 {
		return read[i]
	}
	return casework.LineToMend{}
}

// waitingLines ends the list of lines that wait.
type waitingLines struct {
	Lines int `json:"lines"`
}

func (a waitingLines) print(p *paper) {
	if a.Lines == 0 {
		p.say("import.no_lines")
		return
	}
	p.say("import.how_to_mend")
}

// waitingLine is a line that waits for a person.
type waitingLine struct {
	ID     wireID   `json:"id"`
	State  string   `json:"state"`
	Line   int      `json:"line"`
	Key    string   `json:"key"`
	Reason string   `json:"reason"`
	Cells  []string `json:"cells"` // as they stood in the file
	File   string   `json:"file"`  // its name
	// Fields are what the columns were read as, empty ones too, and what was written since.
	Fields []waitingField `json:"fields"`
	// Cases are the open cases whose debtor it may be about, the likeliest first; at most five.
	Cases []candidateAnswer `json:"cases,omitempty"`
}

// waitingField is what stands in a field of a line that waits.
type waitingField struct {
	Field string `json:"field"`
	Text  string `json:"text"`

	heading string
}

func newWaitingLine(l casework.IntakeLine, read casework.LineToMend, language wording.Language) (waitingLine, error) {
	var raw intake.Raw
	if err := json.Unmarshal([]byte(l.Raw), &raw); err != nil {
		return waitingLine{}, fmt.Errorf("line %d: %w", l.ID, err)
	}
	fields := make([]waitingField, len(read.Fields))
	for i, f := range read.Fields {
		fields[i] = waitingField{Field: f.Field.String(), Text: f.Text, heading: headingIn(language, f.Field)}
	}
	why := cmp.Or(read.Why, &fault.Fault{Key: l.Reason, Args: l.Args}) // a question is the one of today
	made := waitingLine{
		ID: wireID(l.ID), State: string(l.State), Line: l.Line, Key: why.Key, Reason: breakable(wording.Say(language, why.Key, why.Args)),
		Cells: raw.Cells, File: read.File, Fields: fields,
	}
	for i := range read.Candidates {
		made.Cases = append(made.Cases, newCandidate(&read.Candidates[i]))
	}
	return made, nil
}

// candidateAnswer is an open case whose debtor a line may be about.
type candidateAnswer struct {
	Case       int64  `json:"case"`
	Debtor     string `json:"debtor"`
	Address    string `json:"address"`
	CustomerNo string `json:"customer_number"`
	CVR        string `json:"cvr"`
	Email      string `json:"email"`
}

func newCandidate(k *casework.KnownDebtor) candidateAnswer {
	d := &k.Debtor
	return candidateAnswer{
		Case: k.Number, Debtor: d.Name, CustomerNo: d.ShownCustomerNo(), CVR: d.CVR, Email: d.Email,
		Address: joined(", ", append(slices.Clone(d.Address), strings.TrimSpace(d.Postcode+" "+d.Town))...),
	}
}

// headingIn returns what a field is called in a language.
func headingIn(language wording.Language, field intake.Field) string {
	danish, english, _ := strings.Cut(field.Heading(), " (")
	if language == wording.English && english != "" {
		return strings.TrimSuffix(english, ")")
	}
	return danish
}

func (r waitingLine) print(p *paper) {
	p.line(p.said("import.waiting_line", "line", strconv.Itoa(r.Line), "file", r.File, "id", strconv.FormatInt(int64(r.ID), 10)))
	held := make([]string, len(r.Fields))
	for i, f := range r.Fields {
		held[i] = f.heading + ": " + cmp.Or(f.Text, p.said("import.nothing_there"))
	}
	if len(held) == 0 {
		held = r.Cells
	}
	if text := joined("; ", held...); text != "" {
		p.paragraph("    ", breakable(text))
	}
	p.paragraph("    ", r.Reason)
	if len(r.Cases) > 1 {
		for _, c := range r.Cases {
			customer := ""
			if c.CustomerNo != "" {
				customer = p.said("import.waiting_customer", "number", c.CustomerNo)
			}
			p.paragraph("    ", breakable(p.said("import.waiting_candidate", "case", strconv.FormatInt(c.Case, 10), "debtor", joined(", ", c.Debtor, c.Address, customer, c.CVR, c.Email))))
		}
	}
	p.blank()
}

// importMendCommand tries a line again with what a person says of it.
type importMendCommand struct {
	Line numberFlag `arg:""`
	ofCreditor
	Set     []string   `name:"value" placeholder:"FIELD=VALUE" sep:"none"`
	Case    numberFlag `placeholder:"NUMBER"`
	NewCase bool
}

func (importMendCommand) page() page {
	return page{
		does: "help.import_mend", why: "help.import_mend_why",
		flags: map[string]string{
			"line": "help.import_line", "creditor": "help.creditor_id", "value": "help.import_mend_value",
			"case": "help.import_mend_case", "new-case": "help.import_mend_new_case",
		},
		examples: []example{
			{"help.import_mend_example", "krav import mend 1234 --creditor 1 --value due_date=2026-10-26"},
			{"help.import_mend_example_case", "krav import mend 1234 --creditor 1 --case 10001"},
		},
	}
}

// Run mends the line and answers with what became of it.
func (c *importMendCommand) Run(ctx context.Context, s *session) error {
	changes := make(map[intake.Field]string, len(c.Set))
	for _, text := range c.Set {
		code, value, ok := strings.Cut(text, "=")
		if !ok {
			return fault.New(fault.Invalid, "import.value_malformed").With("text", text)
		}
		field, err := intake.ParseField(code)
		if err != nil {
			return err
		}
		changes[field] = value
	}
	mend := casework.Mend{Changes: changes, Case: int64(c.Case), NewCase: c.NewCase}
	return s.within(ctx, func(h *house) error {
		report, err := h.MendLine(ctx, c.actor(), c.id(), int64(c.Line), mend)
		if err != nil {
			return err
		}
		return s.answer(newImportAnswer(report, s.conf.Language))
	})
}

// importDropCommand puts a line aside.
type importDropCommand struct {
	Line numberFlag `arg:""`
	ofCreditor
}

func (importDropCommand) page() page {
	return page{
		does: "help.import_drop", why: "help.import_drop_why",
		flags:    map[string]string{"line": "help.import_line", "creditor": "help.creditor_id"},
		examples: []example{{"help.import_drop_example", "krav import drop 1234 --creditor 1"}},
	}
}

// Run drops the line.
func (c *importDropCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		if err := h.DropLine(ctx, c.actor(), c.id(), int64(c.Line)); err != nil {
			return err
		}
		return s.answer(done{"import.dropped"})
	})
}
