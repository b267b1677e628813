package casework

import (
	"context"
	"encoding/json"
	"fmt"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// LineToMend is a line that waits, as a person mends it or decides on it.
type LineToMend struct {
	ID    int64
	File  string // its name
	Line  int    // of the file, from 1
	State LineState
	Why   *fault.Fault
	// Field is what is wrong, or nought for the line as a whole.
	Field  intake.Field
	Fields []LineField
	// Draft is the line as it would be read, where only a decision is missing.
	Draft *intake.Draft
	// Candidates are the debtors that it may be about, the likeliest first.
	Candidates []KnownDebtor
}

// LineField is what stands in a field of a line, in the order of the file.
type LineField struct {
	Field intake.Field
	Text  string // as it was read, or as a person wrote it last
}

// Text returns what stands in a field.
func (l *LineToMend) Text(field intake.Field) string {
	for _, f := range l.Fields {
		if f.Field == field {
			return f.Text
		}
	}
	return ""
}

// LinesToMend returns lines that wait, the oldest first, after one of them, with what
// stands in their fields.
func (s *Service) LinesToMend(ctx context.Context, who access.Actor, creditor debt.CreditorID, after int64, limit int) ([]LineToMend, error) {
	var made []LineToMend
	err := s.view(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		lines, err := r.IntakeLines(ctx, after, limit)
		if err != nil {
			return err
		}
		files := make(map[int64]IntakeFile)
		made = make([]LineToMend, len(lines))
		for i, line := range lines {
			if made[i], err = readWaiting(ctx, r, line, files); err != nil {
				return err
			}
		}
		return lookAnew(ctx, r, lines, made)
	})
	return made, err
}

// readWaiting returns a line as a person mends it, without the debtor that it may be about.
// The files that it asks for are kept in files.
func readWaiting(ctx context.Context, r Reader, line IntakeLine, files map[int64]IntakeFile) (LineToMend, error) {
	file, seen := files[line.File]
	if !seen {
		var err error
		if file, err = r.IntakeFileOf(ctx, line.File); err != nil {
			return LineToMend{}, err
		}
		files[line.File] = file
	}
	return lineToMend(line, file)
}

func lineToMend(line IntakeLine, file IntakeFile) (LineToMend, error) {
	made := LineToMend{ID: line.ID, File: file.Name, Line: line.Line, State: line.State, Why: fault.New(fault.Invalid, line.Reason)}
	for name, value := range line.Args {
		made.Why = made.Why.With(name, value)
	}
	var raw intake.Raw
	var mapping intake.Mapping
	if err := json.Unmarshal([]byte(line.Raw), &raw); err != nil {
		return made, fmt.Errorf("line %d: %w", line.ID, err)
	}
	if err := mapping.UnmarshalText([]byte(file.Mapping)); err != nil {
		return made, err
	}
	made.Fields = fieldsOf(raw, mapping)
	switch read := mapping.Mend(raw, nil).(type) {
	case intake.Refusal:
		made.Field = read.Field
		if read.Field != 0 && !made.has(read.Field) {
			made.Fields = append(made.Fields, LineField{Field: read.Field})
		}
		if AsksWhose(made.Why) && read.Fault != nil { // the columns are read otherwise since
			made.Why = read.Fault
		}
	case intake.Draft:
		made.Draft = &read
	}
	return made, nil
}

func (l *LineToMend) has(field intake.Field) bool {
	for _, f := range l.Fields {
		if f.Field == field {
			return true
		}
	}
	return false
}

// fieldsOf returns what stands in the columns of a line that hold something, and in
// the fields that a person has written besides. CPR numbers aren't kept with lines.
func fieldsOf(raw intake.Raw, mapping intake.Mapping) []LineField {
	var fields []LineField
	for column, field := range mapping.Columns {
		if field == 0 || field == intake.FieldCPR {
			continue
		}
		text, changed := raw.Changes[field]
		if !changed && column < len(raw.Cells) {
			text = raw.Cells[column]
		}
		fields = append(fields, LineField{Field: field, Text: text})
	}
	for _, field := range intake.Fields() {
		if text, changed := raw.Changes[field]; changed && !mapping.Has(field) {
			fields = append(fields, LineField{Field: field, Text: text})
		}
	}
	return fields
}
