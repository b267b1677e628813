package casework

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/journal"
)

// traces are what a debtor is told by in what came in from outside and was tied to no
// case (spor): lines of files, and money on the creditor's account.
type traces struct {
	debtors []intake.DebtorDraft // as the case has known them, the last one last
	names   []string             // theirs, by their keys
}

// tracesOf returns what the debtor of a case is told by. A name that was corrected may
// be the one that the bank goes on writing.
func tracesOf(records []journal.Record) (traces, error) {
	occurred, err := Occurred(records)
	if err != nil {
		return traces{}, err
	}
	var t traces
	for _, o := range occurred {
		switch e := o.Event.(type) {
		case debt.CaseOpened:
			t.add(e.Debtor)
		case debt.DebtorCorrected:
			t.add(e.Debtor)
		default:
		}
	}
	return t, nil
}

func (t *traces) add(d debt.Debtor) {
	t.debtors = append(t.debtors, draftOf(d))
	if key := intake.NameKey(d.Name); key != "" && !slices.Contains(t.names, key) {
		t.names = append(t.names, key)
	}
}

// are reports whether traces are of the debtor whom a line names: by the creditor's own
// number for them, or by name and address. A name alone may be another's.
func (t *traces) are(d intake.DebtorDraft) bool {
	return slices.ContainsFunc(t.debtors, func(known intake.DebtorDraft) bool {
		number, address := intake.NumberKey(known.CustomerNumber), intake.AddressKey(known)
		sameNumber := number != "" && number == intake.NumberKey(d.CustomerNumber)
		return sameNumber || address != "" && address == intake.AddressKey(d) && intake.NameKey(known.Name) == intake.NameKey(d.Name)
	})
}

// payer returns the name of the debtor that an entry is from, by its key, or nothing.
// Where the bank's list has no payer, the text says who it was; a name of one word is
// then too little, unless it is all that the text says.
func (t *traces) payer(e *BankEntry) string {
	from := intake.NameKey(e.Payer)
	if from == "" {
		from = intake.NameKey(e.Text)
	}
	if slices.Contains(t.names, from) {
		return from
	}
	if e.Payer != "" {
		return ""
	}
	for _, name := range intake.NamesIn(e.Text) {
		if strings.Contains(name, " ") && slices.Contains(t.names, name) {
			return name
		}
	}
	return ""
}

// noTraceWaits refuses to forget a debtor of whom a line of a file or money in the inbox
// still waits for a person, though it is tied to no case: it may be another's of the same
// name, so it is neither lost unasked nor left behind.
func (v *visit) noTraceWaits(ctx context.Context, f *file, t *traces) error {
	if err := v.noLineWaits(ctx, f, t); err != nil {
		return err
	}
	return v.eachEntry(ctx, BankUnmatched, func(e *BankEntry) error {
		if e.Case != 0 || t.payer(e) == "" {
			return nil
		}
		day := e.ValueOn
		if day.IsZero() {
			day = e.BookedOn
		}
		return fault.New(fault.Conflict, "case.erase_named_money_waits").With("case", number(f.Number)).
			With("amount", e.Amount.String()).With("day", day.String())
	})
}

func (v *visit) noLineWaits(ctx context.Context, f *file, t *traces) error {
	mappings := make(map[int64]intake.Mapping)
	for after := int64(0); ; {
		lines, err := v.tx.IntakeLines(ctx, after, overtakenPage)
		if err != nil || len(lines) == 0 {
			return err
		}
		for _, line := range lines {
			debtor, err := v.debtorOn(ctx, line, mappings)
			if err != nil {
				return err
			}
			if t.are(debtor) {
				return v.lineWaits(ctx, f, line)
			}
		}
		after = lines[len(lines)-1].ID
	}
}

// debtorOn reads who owes on a line that waits. mappings are those that were looked up.
func (v *visit) debtorOn(ctx context.Context, line IntakeLine, mappings map[int64]intake.Mapping) (intake.DebtorDraft, error) {
	var raw intake.Raw
	if err := json.Unmarshal([]byte(line.Raw), &raw); err != nil {
		return intake.DebtorDraft{}, fmt.Errorf("line %d: %w", line.ID, err)
	}
	mapping, known := mappings[line.File]
	if !known {
		var err error
		if mapping, err = v.mappingOf(ctx, line.File); err != nil {
			return intake.DebtorDraft{}, err
		}
		mappings[line.File] = mapping
	}
	return mapping.DebtorOn(raw), nil
}

func (v *visit) lineWaits(ctx context.Context, f *file, line IntakeLine) error {
	from, err := v.tx.IntakeFileOf(ctx, line.File)
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, "case.erase_named_line_waits").With("case", number(f.Number)).
		With("line", strconv.Itoa(line.Line)).With("file", from.Name)
}

// eachEntry does something with each entry in a state, a page at a time.
func (v *visit) eachEntry(ctx context.Context, state BankState, do func(*BankEntry) error) error {
	for after := int64(0); ; {
		entries, err := v.tx.BankEntries(ctx, state, after, pageSize)
		if err != nil || len(entries) == 0 {
			return err
		}
		for i := range entries {
			if err := do(&entries[i]); err != nil {
				return err
			}
		}
		after = entries[len(entries)-1].ID
	}
}

// forgetTraces removes the words of the money from a debtor that was dealt with and tied
// to no case: put aside by a person, or taken back by the bank. What is from a name that
// another case has too stays until the last of them is erased. Amount, day and the bank's
// own reference stay.
func (v *visit) forgetTraces(ctx context.Context, f *file, t *traces) error {
	if len(t.names) == 0 {
		return nil
	}
	elsewhere, err := v.tx.NamesBorneElsewhere(ctx, f.ID, t.names)
	if err != nil {
		return err
	}
	var gone []int64
	for _, settled := range []BankState{BankIgnored, BankReversed} {
		err := v.eachEntry(ctx, settled, func(e *BankEntry) error {
			if name := t.payer(e); e.Case == 0 && name != "" && !slices.Contains(elsewhere, name) {
				gone = append(gone, e.ID)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return v.tx.ForgetBankWords(ctx, gone)
}
