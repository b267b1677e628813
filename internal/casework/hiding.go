package casework

import (
	"crypto/hmac"
	"crypto/sha256"
	"maps"
	"strconv"

	"krav/internal/debt"
	"krav/internal/identifier"
	"krav/internal/intake"
)

// hide puts a keyed hash in the place of each customer number that is a CPR number, in
// the lines as they are taken in: the debtor is known again by it, and nobody can read
// the number from it, or find it by trying them all, without the key.
func (v *visit) hide(lines []intake.Line) {
	for i, line := range lines {
		draft, ok := line.(intake.Draft)
		if !ok || draft.Debtor.CustomerCPR.IsZero() {
			continue
		}
		draft.Debtor.CustomerNumber = v.hidden(v.creditor.ID, draft.Debtor.CustomerCPR)
		changes := maps.Clone(draft.Raw.Changes)
		if changes == nil {
			changes = map[intake.Field]string{}
		}
		changes[intake.FieldCustomerNumber] = draft.Debtor.CustomerNumber // where the line waits
		draft.Raw.Changes = changes
		lines[i] = draft
	}
}

// hidden returns what stands in the place of a CPR number at one creditor. No two
// creditors have the same of a person.
func (s *Service) hidden(creditor debt.CreditorID, number identifier.CPR) string {
	h := hmac.New(sha256.New, s.PortalKey[:])
	h.Write([]byte("customer number/"))
	h.Write(strconv.AppendInt(nil, int64(creditor), 10))
	h.Write([]byte("/" + number.Reveal()))
	return identifier.HiddenNumber([32]byte(h.Sum(nil)))
}
