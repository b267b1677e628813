package store

import (
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

func day(d civil.Date) column.Day { return column.Day{Date: d} }

func fileRow(c *debt.Case, s casework.Summary) db.CaseFile {
	return db.CaseFile{
		CreditorID: int64(c.Creditor), CaseID: int64(c.ID), Version: c.Version, Number: c.Number,
		State: string(c.State()), Flow: c.Flow, NextStep: s.NextStep, ReviewOn: day(s.Review),
		Debtor: c.Debtor.Name, OwedFixed: s.Owed.Ore(), OpenedOn: day(c.OpenedOn), ClosedOn: day(c.Closed.On),
	}
}

// creditedByClaim returns what credit notes say of each claim.
func creditedByClaim(c *debt.Case) map[ledger.ClaimID]money.Amount {
	credited := map[ledger.ClaimID]money.Amount{}
	for _, e := range standing(c.Account.Entries) {
		if e.Kind == ledger.CreditNote {
			credited[e.Claim] = credited[e.Claim].Plus(e.Amount)
		}
	}
	return credited
}

// standing returns the entries that no reversal has undone, and no reversals.
func standing(entries []ledger.Entry) []ledger.Entry {
	undone := map[ledger.EntryID]bool{}
	for _, e := range entries {
		if e.Kind == ledger.Reversal {
			undone[e.Reverses] = true
		}
	}
	stand := make([]ledger.Entry, 0, len(entries))
	for _, e := range entries {
		if e.Kind != ledger.Reversal && !undone[e.ID] {
			stand = append(stand, e)
		}
	}
	return stand
}

func debtorRow(c *debt.Case) db.CaseDebtor {
	d := c.Debtor
	return db.CaseDebtor{
		CreditorID: int64(c.Creditor), CaseID: int64(c.ID), Kind: int64(d.Kind), Language: d.Language,
		Name: d.Name, NameKey: intake.NameKey(d.Name), NearKey: intake.NearKey(d.Name, d.Postcode), Address: strings.Join(d.Address, "\n"), Postcode: d.Postcode,
		Town: d.Town, Country: d.Country, Email: d.Email, Mobile: d.Mobile, CustomerNo: d.CustomerNo,
		CustomerKey: intake.NumberKey(d.CustomerNo), Cvr: d.CVR, PlaceKey: intake.PlaceKey(d.Address, d.Postcode),
	}
}

func claimRows(c *debt.Case) []db.Claim {
	credited := creditedByClaim(c)
	return mapped(c.Claims, func(claim debt.Claim) db.Claim {
		return db.Claim{
			CreditorID: int64(c.Creditor), CaseID: int64(c.ID), ClaimID: int64(claim.ID),
			Number: column.Text(claim.Number), NumberKey: column.Text(intake.NumberKey(claim.Number)), Source: claim.Source, Principal: claim.Principal.Ore(),
			Credited: credited[claim.ID].Ore(), IssuedOn: day(claim.Issued), ArisenOn: day(claim.Arisen),
			DueOn: day(claim.Due), InterestFrom: day(claim.InterestFrom), Slip: claim.Slip,
		}
	})
}

func entryRows(c *debt.Case) []db.Entry {
	return mapped(c.Account.Entries, func(e ledger.Entry) db.Entry {
		return db.Entry{
			CreditorID: int64(c.Creditor), CaseID: int64(c.ID), EntryID: int64(e.ID), Kind: int64(e.Kind),
			OnDay: day(e.On), Amount: e.Amount.Ore(), ClaimID: int64(e.Claim), Label: e.Label, Reverses: int64(e.Reverses),
		}
	})
}
