package casework

import (
	"context"
	"encoding/json"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/intake"
)

// overtakenPage is how many waiting lines are looked at in one transaction.
const overtakenPage = 200

// overtaken puts refused lines of earlier files aside whose invoices have come in
// since, and questions whose an invoice is: whoever mends the file instead of the line, and
// sends it again, is asked no more about what is in order now. It returns how many there were.
func (s *Service) overtaken(ctx context.Context, who access.Actor, creditor debt.CreditorID, now IntakeFile) (int, error) {
	count := 0
	for after, more := int64(0), true; more; {
		gone, last := 0, after // of this transaction, which may be tried again
		err := s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
			if err := v.alone(ctx); err != nil {
				return err
			}
			lines, err := v.tx.IntakeLines(ctx, after, overtakenPage)
			if err != nil {
				return err
			}
			if more = len(lines) == overtakenPage; more {
				last = lines[len(lines)-1].ID
			}
			gone, err = v.dropOvertaken(ctx, lines, now)
			return err
		})
		if err != nil {
			return count, err
		}
		count, after = count+gone, last
	}
	return count, nil
}

func (v *visit) dropOvertaken(ctx context.Context, lines []IntakeLine, now IntakeFile) (int, error) {
	byNumber, mappings := make(map[string][]IntakeLine), make(map[int64]intake.Mapping)
	var numbers []string
	for _, line := range lines {
		isWhose := line.State == LineAsked && slices.Contains(whoseAsked(), line.Reason)
		if !isWhose && (line.State != LineRefused || line.File == now.ID) {
			continue
		}
		if _, known := mappings[line.File]; !known {
			mapping, err := v.mappingOf(ctx, line.File)
			if err != nil {
				return 0, err
			}
			mappings[line.File] = mapping
		}
		key, err := numberOn(line, mappings[line.File])
		if err != nil {
			return 0, err
		}
		if key != "" {
			byNumber[key] = append(byNumber[key], line)
			numbers = append(numbers, key)
		}
	}
	known, err := v.tx.ClaimsNumbered(ctx, numbers)
	if err != nil {
		return 0, err
	}
	gone := 0
	for _, claim := range known {
		key := intake.NumberKey(claim.Number)
		for _, line := range byNumber[key] {
			isIt, err := v.isAnswered(ctx, line, mappings[line.File], claim)
			if err != nil {
				return 0, err
			}
			if !isIt {
				continue
			}
			if err := v.settleAside(ctx, line); err != nil {
				return 0, err
			}
			gone++
		}
		delete(byNumber, key)
	}
	return gone, nil
}

// settleAside lets a line wait no longer whose invoice has come in otherwise.
func (v *visit) settleAside(ctx context.Context, line IntakeLine) error {
	if err := v.tx.DropEnclosures(ctx, line); err != nil {
		return err
	}
	return v.tx.SettleLine(ctx, line.ID, LineMended)
}

// isAnswered reports whether the claim with the number of a line that waits is the line's. Of a
// question whose an invoice is it must be for as much, and on the open case of one who may be
// its debtor: some programs use a number twice.
func (v *visit) isAnswered(ctx context.Context, line IntakeLine, mapping intake.Mapping, claim KnownClaim) (bool, error) {
	if line.State != LineAsked {
		return true, nil
	}
	var raw intake.Raw
	if err := json.Unmarshal([]byte(line.Raw), &raw); err != nil {
		return false, err
	}
	draft, isDraft := mapping.Mend(raw, nil).(intake.Draft)
	if !isDraft || draft.Principal != claim.Principal {
		return false, nil
	}
	debtors, err := v.tx.DebtorsLike(ctx, DebtorQuery{Cases: []debt.CaseID{claim.Case}})
	if err != nil || len(debtors) == 0 {
		return false, err
	}
	return intake.Same(draft.Debtor, draftOf(debtors[0].Debtor)) != intake.DifferentDebtor, nil
}

// numberOn returns the invoice number that stands on a refused line, as such numbers
// are compared, or nothing.
func numberOn(line IntakeLine, mapping intake.Mapping) (string, error) {
	var raw intake.Raw
	if err := json.Unmarshal([]byte(line.Raw), &raw); err != nil {
		return "", err
	}
	return intake.NumberKey(mapping.NumberOn(raw)), nil
}

// mappingOf returns how the columns of a file were read.
func (v *visit) mappingOf(ctx context.Context, id int64) (intake.Mapping, error) {
	var mapping intake.Mapping
	file, err := v.tx.IntakeFileOf(ctx, id)
	if err == nil {
		err = mapping.UnmarshalText([]byte(file.Mapping))
	}
	return mapping, err
}
