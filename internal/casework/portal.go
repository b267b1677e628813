package casework

import (
	"crypto/hmac"
	"crypto/sha256"
	"strconv"
	"strings"

	"krav/internal/debt"
	"krav/internal/identifier"
	"krav/internal/letter"
)

// portalCases is how many cases of one creditor the number on a letter has room
// for: the creditor's number stands before a case number of seven digits.
const portalCases = 10_000_000

// portal returns the way into the debtor's page: a number that is unique in the
// whole house, and a code made from the case, so that a letter that is composed
// again prints the same.
func (v *visit) portal(c *debt.Case) (letter.Portal, error) {
	number, err := identifier.PortalNumberFor(int64(c.Creditor)*portalCases + c.Number)
	if err != nil {
		return letter.Portal{}, err
	}
	code := identifier.LoginCodeFrom(v.codeHash(c.Creditor, c.ID))
	address := strings.TrimSuffix(v.creditor.Portal, "/")
	return letter.Portal{
		URL: strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), Number: number.Printed(), Code: code.Printed(),
		QR: address + "/" + number.String() + "/" + code.Reveal(), // works without script
	}, nil
}

// codeHash returns the hash that a case's login code is made of.
func (s *Service) codeHash(creditor debt.CreditorID, id debt.CaseID) [32]byte {
	const generation = 1 // goes up when a code must be replaced
	h := hmac.New(sha256.New, s.PortalKey[:])
	for _, n := range []int64{int64(creditor), int64(id), generation} {
		h.Write(strconv.AppendInt(nil, n, 10))
		h.Write([]byte{'/'})
	}
	return [32]byte(h.Sum(nil))
}
