package storetest

import (
	"context"
	"errors"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/money"
)

var lookupTests = map[string]func(Database){
	"claims are found by number, with what was credited":     claimsByNumber,
	"claims are found by the slips of their invoices":        claimsOnSlips,
	"debtors are found by what identifies them, each once":   debtorsFound,
	"debtors of closed cases aren't found":                   closedNotFound,
	"names that are near are found, of closed cases too":     namesNear,
	"the other open cases of a debtor are found":             otherCases,
	"cases are found by number":                              casesByNumber,
	"entries are known by further names":                     bankNames,
	"the send queue shows the newest first":                  sendQueue,
	"the case of a dispatch is found":                        caseOfDispatch,
	"what isn't there, or is another's, is a fault NotFound": notThere,
}

// viewing runs f over a view and fails the test on an error.
func (w writer) viewing(f func(ctx context.Context, r casework.Reader) error) {
	w.t.Helper()
	if err := w.View(w.t.Context(), w.creditor, f); err != nil {
		w.t.Fatal(err)
	}
}

// updating runs f in a transaction and fails the test on an error.
func (w writer) updating(f func(ctx context.Context, tx casework.Tx) error) {
	w.t.Helper()
	if err := w.Update(w.t.Context(), w.creditor, f); err != nil {
		w.t.Fatal(err)
	}
}

func claimsByNumber(d Database) {
	w := d.begin(1)
	w.open(5, 6)
	w.extend(5, debt.ClaimCredited{Claim: 51, Number: "K-1", On: civil.MustParse("2026-11-21"), Amount: money.Kroner(200, 0)})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.ClaimsNumbered(ctx, []string{invoice(5), "ukendt"})
		want := []casework.KnownClaim{{
			Number: invoice(5), Case: 5, Claim: 51, Principal: money.Kroner(1200, 0), Credited: money.Kroner(200, 0), State: debt.Open,
		}}
		if diff := cmp.Diff(got, want, cmp.AllowUnexported(money.Amount{})); diff != "" {
			d.t.Errorf("claims (-got +want):\n%s", diff)
		}
		return err
	})
}

func claimsOnSlips(d Database) {
	w := d.begin(1)
	w.open(5, 6)
	w.extend(5, debt.ClaimRegistered{Claim: debt.Claim{ID: 52, Source: "file", Number: "S-52", Principal: money.Kroner(300, 0), Slip: "004040400000669"}})
	other := d.begin(2)
	other.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.ClaimsOnSlips(ctx, []string{"004040400000669"})
		if len(got) != 0 {
			d.t.Errorf("another creditor finds %+v", got)
		}
		return err
	})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.ClaimsOnSlips(ctx, []string{"004040400000669", "000000000105916"})
		if diff := cmp.Diff(got, []casework.SlipClaim{{Slip: "004040400000669", Case: 5, Claim: 52}}); diff != "" {
			d.t.Errorf("claims (-got +want):\n%s", diff)
		}
		return err
	})
}

func debtorsFound(d Database) {
	w := d.begin(1)
	opened := w.open(5, 6)
	w.extend(6, debt.DebtorCorrected{Debtor: debt.Debtor{Name: "Værftet A/S", CVR: "12345674"}})
	for _, c := range []struct {
		name string
		ask  casework.DebtorQuery
		want []debt.CaseID
	}{
		{"customer number and name", casework.DebtorQuery{CustomerNos: []string{"K-77"}, NameKeys: []string{"aase soerensen"}}, []debt.CaseID{5}},
		{"CVR", casework.DebtorQuery{CVRs: []string{"12345674", "87654321"}}, []debt.CaseID{6}},
		{"name and CVR", casework.DebtorQuery{NameKeys: []string{"aase soerensen"}, CVRs: []string{"12345674"}}, []debt.CaseID{5, 6}},
		{"nothing", casework.DebtorQuery{}, nil},
		{"a name that isn't folded", casework.DebtorQuery{NameKeys: []string{"Åse Sørensen"}}, nil},
	} {
		w.viewing(func(ctx context.Context, r casework.Reader) error {
			known, err := r.DebtorsLike(ctx, c.ask)
			var got []debt.CaseID
			for _, k := range known {
				got = append(got, k.Case)
			}
			if diff := cmp.Diff(got, c.want); diff != "" {
				d.t.Errorf("%s (-got +want):\n%s", c.name, diff)
			}
			if len(known) == 1 && known[0].Case == 5 {
				if diff := cmp.Diff(known[0].Debtor, opened[0].After.Debtor); diff != "" || known[0].Number != 10_005 {
					d.t.Errorf("%s: number %d, debtor (-got +want):\n%s", c.name, known[0].Number, diff)
				}
			}
			return err
		})
	}
}

// namesAt finds the names of one place, and no other creditor's.
func namesAt(d Database, w writer) {
	w.extend(5, debt.DebtorCorrected{Debtor: debt.Debtor{Name: "Åse Sørensen", Address: []string{"Nørregade 5, 1. tv."}, Postcode: "4000"}})
	place := intake.PlaceKey([]string{"Norregade 5"}, "4000")
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		names, err := r.NamesAt(ctx, []string{place, "nygade 5, 4000"})
		want := []casework.NearName{{Case: 5, Key: place, Name: "aase soerensen"}}
		if diff := cmp.Diff(names, want); diff != "" {
			d.t.Errorf("names at %s (-got +want):\n%s", place, diff)
		}
		return err
	})
	d.begin(3).viewing(func(ctx context.Context, r casework.Reader) error {
		names, err := r.NamesAt(ctx, []string{place})
		if len(names) != 0 {
			d.t.Errorf("another creditor finds %v", names)
		}
		return err
	})
}

// namesNear finds the names under a key, of closed cases too, and the debtors of the
// cases that are open.
func namesNear(d Database) {
	w := d.begin(1)
	w.open(5, 6)
	w.extend(6, debt.DebtorCorrected{Debtor: debt.Debtor{Name: "Åse Sørnsen", Postcode: "4000"}})
	w.extend(6, debt.CaseClosed{Why: debt.ClosedPaid})
	w.extend(5, debt.DebtorCorrected{Debtor: debt.Debtor{Name: "Åse Sørensen", Postcode: "4000"}})
	key := intake.NearKey("Åse Sørensen", "4000")
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		names, err := r.NamesNear(ctx, []string{key, "4000 xx yy"})
		if err != nil {
			return err
		}
		want := []casework.NearName{{Case: 5, Key: key, Name: "aase soerensen"}, {Case: 6, Key: key, Name: "aase soernsen"}}
		if diff := cmp.Diff(names, want); diff != "" {
			d.t.Errorf("names (-got +want):\n%s", diff)
		}
		known, err := r.DebtorsLike(ctx, casework.DebtorQuery{Cases: []debt.CaseID{5, 6}})
		if len(known) != 1 || known[0].Case != 5 {
			d.t.Errorf("debtors = %v, want that of case 5 alone", known)
		}
		return err
	})
	namesAt(d, w)
	other := d.begin(2)
	other.viewing(func(ctx context.Context, r casework.Reader) error {
		names, err := r.NamesNear(ctx, []string{key})
		known, err2 := r.DebtorsLike(ctx, casework.DebtorQuery{Cases: []debt.CaseID{5}})
		if len(names)+len(known) != 0 {
			d.t.Errorf("another creditor finds %v and %v", names, known)
		}
		return errors.Join(err, err2)
	})
}

func closedNotFound(d Database) {
	w := d.begin(1)
	w.open(5)
	w.extend(5, debt.CaseClosed{Why: debt.ClosedPaid})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		known, err := r.DebtorsLike(ctx, casework.DebtorQuery{CustomerNos: []string{"K-77"}})
		if len(known) != 0 {
			d.t.Errorf("debtors = %v, want none", known)
		}
		return err
	})
}

// otherCases looks for the other open cases of a debtor. All are opened against the same.
func otherCases(d Database) {
	w := d.begin(1)
	w.open(5, 6, 7)
	w.extend(6, debt.CaseClosed{Why: debt.ClosedPaid})
	stranger := w.open(8)[0].After.Debtor
	stranger.CustomerNo, stranger.CVR, stranger.Postcode = "K-78", "12345674", "9000"
	w.extend(8, debt.DebtorCorrected{Debtor: stranger})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		others, err := r.OtherCases(ctx, []debt.CaseID{5, 6, 8})
		want := map[debt.CaseID][]debt.CaseID{5: {7}, 6: {5, 7}}
		if diff := cmp.Diff(others, want); diff != "" {
			d.t.Errorf("other cases (-got +want):\n%s", diff)
		}
		return err
	})
	// A firm is known by its CVR number, whatever it is called and numbered elsewhere.
	firm := stranger
	firm.CustomerNo, firm.Name, firm.Postcode = "", "Åses Værksted ApS", "1000"
	w.open(9)
	w.extend(9, debt.DebtorCorrected{Debtor: firm})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		ever, err := r.OtherCasesEver(ctx, 5)
		if diff := cmp.Diff(ever, []debt.CaseID{6, 7}); diff != "" || err != nil {
			d.t.Errorf("cases that a debtor ever had (-got +want), %v:\n%s", err, diff)
		}
		by, err := r.OtherCases(ctx, []debt.CaseID{8, 9})
		if diff := cmp.Diff(by, map[debt.CaseID][]debt.CaseID{8: {9}, 9: {8}}); diff != "" {
			d.t.Errorf("other cases by the CVR number (-got +want):\n%s", diff)
		}
		return err
	})
	d.begin(3).viewing(func(ctx context.Context, r casework.Reader) error {
		others, err := r.OtherCases(ctx, []debt.CaseID{5, 8})
		if len(others) != 0 {
			d.t.Errorf("another creditor sees %v", others)
		}
		return err
	})
}

func casesByNumber(d Database) {
	w := d.begin(1)
	w.open(5, 6, 7)
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		rows, err := r.CasesNumbered(ctx, []int64{10_007, 4, 10_005})
		if len(rows) != 2 || rows[0].ID != 5 || rows[1].ID != 7 {
			d.t.Errorf("cases = %v, want 5 and 7", rows)
		}
		return err
	})
}

func sendQueue(d Database) {
	w := d.begin(1)
	for _, id := range []debt.CaseID{5, 6, 7} {
		w.open(id)
		for _, events := range later(id)[:2] {
			w.extend(id, events...)
		}
	}
	w.extend(6, later(6)[2]...) // received
	for _, c := range []struct {
		status debt.DispatchStatus
		before debt.DispatchID
		want   []debt.DispatchID
	}{
		{0, 0, []debt.DispatchID{703, 603}},
		{0, 603, []debt.DispatchID{503}},
		{debt.Waiting, 0, []debt.DispatchID{703, 503}},
		{debt.Received, 0, []debt.DispatchID{603}},
	} {
		w.viewing(func(ctx context.Context, r casework.Reader) error {
			rows, err := r.Queue(ctx, c.status, c.before, 2)
			var got []debt.DispatchID
			for _, row := range rows {
				got = append(got, row.Dispatch)
			}
			if diff := cmp.Diff(got, c.want); diff != "" {
				d.t.Errorf("queue in status %v before %d (-got +want):\n%s", c.status, c.before, diff)
			}
			return err
		})
	}
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		rows, err := r.Queue(ctx, debt.Received, 0, 1)
		want := casework.QueueRow{
			Dispatch: 603, Case: 6, Letter: 602, Number: 10_006, Debtor: "Åse Sørensen", Document: debt.FirstReminder, Channel: debt.Email,
			Recipient: "aase@example.dk", Status: debt.Received, Ordered: civil.MustParse("2026-11-21"), HandedOn: civil.MustParse("2026-11-21"),
		}
		if diff := cmp.Diff(rows[0], want, cmp.AllowUnexported(civil.Date{})); diff != "" {
			d.t.Errorf("a row of the queue (-got +want):\n%s", diff)
		}
		return err
	})
}

func caseOfDispatch(d Database) {
	w := d.begin(1)
	w.tell(5)
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		id, err := r.DispatchCase(ctx, 503)
		if id != 5 {
			d.t.Errorf("case of the dispatch = %d, want 5", id)
		}
		return err
	})
}

func notThere(d Database) {
	d.begin(1).tell(5)
	other := d.begin(2)
	other.viewing(func(ctx context.Context, r casework.Reader) error {
		for name, ask := range map[string]func() error{
			"case":       func() error { _, err := r.CaseID(ctx, 10_005); return err },
			"dispatch":   func() error { _, err := r.DispatchCase(ctx, 503); return err },
			"bank entry": func() error { _, err := r.BankEntry(ctx, 5); return err },
			"paid":       func() error { _, err := r.BankEntryPaid(ctx, 5, 9); return err },
			"identity":   func() error { _, err := r.BankEntryIdentified(ctx, "x"); return err },
			"line":       func() error { _, err := r.IntakeLine(ctx, 5); return err },
			"document":   func() error { _, err := r.Archived(ctx, 502); return err },
			"part":       func() error { _, err := r.Shared(ctx, "00"); return err },
			"secret":     func() error { _, err := r.Secret(ctx, "smtp"); return err },
		} {
			if err := ask(); !fault.Is(err, fault.NotFound) {
				d.t.Errorf("%s = %v, want a fault NotFound", name, err)
			}
		}
		return nil
	})
}
