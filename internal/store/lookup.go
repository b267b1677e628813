package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/jobs"
	"krav/internal/law"
	"krav/internal/money"
	"krav/internal/store/db"
)

// ClaimsNumbered implements casework.Reader.
func (r *reader) ClaimsNumbered(ctx context.Context, numbers []string) ([]casework.KnownClaim, error) {
	asked, err := array(numbers)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.ClaimsNumbered(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("claims by number: %w", err)
	}
	return mapped(rows, func(row db.ClaimsNumberedRow) casework.KnownClaim {
		return casework.KnownClaim{
			Number: string(row.Number), Case: debt.CaseID(row.CaseID), Claim: debt.ClaimID(row.ClaimID),
			Principal: money.FromOre(row.Principal), Credited: money.FromOre(row.Credited), State: debt.State(row.State),
		}
	}), nil
}

// ClaimsOnSlips implements casework.Reader.
func (r *reader) ClaimsOnSlips(ctx context.Context, references []string) ([]casework.SlipClaim, error) {
	asked, err := array(references)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.ClaimsOnSlips(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("claims by payment slip: %w", err)
	}
	return mapped(rows, func(row db.ClaimsOnSlipsRow) casework.SlipClaim {
		return casework.SlipClaim{Slip: row.Slip, Case: debt.CaseID(row.CaseID), Claim: debt.ClaimID(row.ClaimID)}
	}), nil
}

// DebtorsLike implements casework.Reader. A debtor who is found in several ways
// comes once.
func (r *reader) DebtorsLike(ctx context.Context, q casework.DebtorQuery) ([]casework.KnownDebtor, error) {
	var known []casework.KnownDebtor
	for _, way := range []struct {
		values []string
		find   func(ctx context.Context, creditor int64, values string) ([]casework.KnownDebtor, error)
	}{
		{q.CustomerNos, r.debtorsWithCustomerNo},
		{q.CVRs, r.debtorsWithCVR},
		{q.NameKeys, r.debtorsNamed},
	} {
		if len(way.values) == 0 {
			continue
		}
		values, err := array(way.values)
		if err != nil {
			return nil, err
		}
		found, err := way.find(ctx, int64(r.creditor), values)
		if err != nil {
			return nil, fmt.Errorf("debtors that are like: %w", err)
		}
		known = append(known, found...)
	}
	found, err := r.debtorsOf(ctx, q.Cases)
	if err != nil {
		return nil, fmt.Errorf("debtors that are like: %w", err)
	}
	known = append(known, found...)
	byCase := func(a, b casework.KnownDebtor) int { return cmp.Compare(a.Case, b.Case) }
	slices.SortFunc(known, byCase)
	return slices.CompactFunc(known, func(a, b casework.KnownDebtor) bool { return a.Case == b.Case }), nil
}

// CasesInEstate implements casework.Reader.
func (r *reader) CasesInEstate(ctx context.Context, q casework.DebtorQuery) ([]debt.CaseID, error) {
	var asked [3]string
	for i, values := range [][]string{q.CustomerNos, q.CVRs, q.NameKeys} {
		var err error
		if asked[i], err = array(slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })); err != nil {
			return nil, err
		}
	}
	ids, err := r.q.CasesInEstateOf(ctx, int64(r.creditor), asked[0], asked[1], asked[2])
	if err != nil {
		return nil, fmt.Errorf("cases in an estate: %w", err)
	}
	return mapped(ids, func(id int64) debt.CaseID { return debt.CaseID(id) }), nil
}

func (r *reader) debtorsWithCustomerNo(ctx context.Context, creditor int64, values string) ([]casework.KnownDebtor, error) {
	rows, err := r.q.DebtorsWithCustomerNo(ctx, creditor, values)
	return mapped(rows, func(row db.DebtorsWithCustomerNoRow) casework.KnownDebtor {
		return knownDebtor(db.DebtorsNamedRow(row))
	}), err
}

func (r *reader) debtorsWithCVR(ctx context.Context, creditor int64, values string) ([]casework.KnownDebtor, error) {
	rows, err := r.q.DebtorsWithCVR(ctx, creditor, values)
	return mapped(rows, func(row db.DebtorsWithCVRRow) casework.KnownDebtor {
		return knownDebtor(db.DebtorsNamedRow(row))
	}), err
}

func (r *reader) debtorsNamed(ctx context.Context, creditor int64, values string) ([]casework.KnownDebtor, error) {
	rows, err := r.q.DebtorsNamed(ctx, creditor, values)
	return mapped(rows, knownDebtor), err
}

// debtorsOf returns the debtors of some cases, as far as they are open.
func (r *reader) debtorsOf(ctx context.Context, cases []debt.CaseID) ([]casework.KnownDebtor, error) {
	if len(cases) == 0 {
		return nil, nil
	}
	ids, err := array(cases)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.DebtorsOfCases(ctx, int64(r.creditor), ids)
	return mapped(rows, func(row db.DebtorsOfCasesRow) casework.KnownDebtor {
		return knownDebtor(db.DebtorsNamedRow(row))
	}), err
}

// NamesNear implements casework.Reader.
func (r *reader) NamesNear(ctx context.Context, keys []string) ([]casework.NearName, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	values, err := array(keys)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.NamesNear(ctx, int64(r.creditor), values)
	if err != nil {
		return nil, fmt.Errorf("names that are near: %w", err)
	}
	return mapped(rows, func(row db.NamesNearRow) casework.NearName {
		return casework.NearName{Case: debt.CaseID(row.CaseID), Key: row.NearKey, Name: row.NameKey}
	}), nil
}

// NamesAt implements casework.Reader.
func (r *reader) NamesAt(ctx context.Context, places []string) ([]casework.NearName, error) {
	if len(places) == 0 {
		return nil, nil
	}
	values, err := array(places)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.NamesAt(ctx, int64(r.creditor), values)
	if err != nil {
		return nil, fmt.Errorf("names at one place: %w", err)
	}
	return mapped(rows, func(row db.NamesAtRow) casework.NearName {
		return casework.NearName{Case: debt.CaseID(row.CaseID), Key: row.PlaceKey, Name: row.NameKey}
	}), nil
}

// NamesBorneElsewhere implements casework.Reader.
func (r *reader) NamesBorneElsewhere(ctx context.Context, id debt.CaseID, names []string) ([]string, error) {
	asked, err := array(names)
	if err != nil {
		return nil, err
	}
	borne, err := r.q.NamesBorneElsewhere(ctx, int64(r.creditor), int64(id), asked)
	if err != nil {
		return nil, fmt.Errorf("names of other cases' debtors: %w", err)
	}
	return borne, nil
}

func knownDebtor(row db.DebtorsNamedRow) casework.KnownDebtor {
	return casework.KnownDebtor{
		Case: debt.CaseID(row.CaseID), Number: row.Number,
		Debtor: debt.Debtor{
			Kind: law.Party(row.Kind), Language: row.Language, Name: row.Name, Address: lines(row.Address),
			Postcode: row.Postcode, Town: row.Town, Country: row.Country, Email: row.Email, Mobile: row.Mobile,
			CustomerNo: row.CustomerNo, CVR: row.Cvr,
		},
	}
}

func lines(joined string) []string {
	if joined == "" {
		return nil
	}
	return strings.Split(joined, "\n")
}

// WaitingWork implements casework.Reader.
func (r *reader) WaitingWork(ctx context.Context) ([]jobs.Waiting, error) {
	rows, err := r.q.WaitingJobs(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("waiting jobs: %w", err)
	}
	return mapped(rows, func(row db.WaitingJobsRow) jobs.Waiting {
		return jobs.Waiting{
			Kind: row.Kind, Running: row.State == "running", Why: row.LastError, Jobs: int(row.Jobs),
			RunAt: row.RunAt.Time, Free: row.HeldUntil.Time,
		}
	}), nil
}
