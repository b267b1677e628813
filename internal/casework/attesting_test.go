package casework_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
)

// costsRead says that the costs of own collection since July 2024 were read in the order.
func costsRead() casework.RowRead {
	return casework.RowRead{Series: "maksimum for egeninkasso", Since: day("2024-07-01"), Seen: " retsinformation.dk, BEK 719/2024, bilag 2 ", Name: "Anne Drift"}
}

// attests says that a row was read.
func (h *house) attests(r casework.RowRead) error {
	_, err := h.Attest(h.t.Context(), h.operator, r)
	return err
}

// doubtsCosts reports whether the law in force doubts those costs.
func doubtsCosts(s *casework.Service) bool {
	h, _ := s.LawInForce().Series("maksimum for egeninkasso")
	i := slices.IndexFunc(h.Lines, func(l law.Line) bool { return l.Since == day("2024-07-01") })
	return h.Lines[i].Unverified
}

func TestTheOperatorReadsARowAtItsSourceAndTakesItBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.elsewhere()
		h.works(h.attests(costsRead()))
		if doubtsCosts(h.Service) {
			h.t.Error("the row is in doubt still")
		}
		if changed, err := other.RefreshLaw(h.t.Context()); err != nil || !changed || doubtsCosts(other) {
			h.t.Errorf("another process: changed %v, %v", changed, err)
		}
		h.refuses(h.attests(costsRead()), "law.attest_again")
		made, err := h.Attestations(h.t.Context(), h.operator)
		if err != nil || len(made) != 1 || made[0].Read.Name != "Anne Drift" || made[0].Seen != "retsinformation.dk, BEK 719/2024, bilag 2" || !made[0].Stands(h.LawBuilt()) {
			h.t.Errorf("made = %+v, %v", made, err)
		}

		h.works(h.WithdrawAttestation(h.t.Context(), h.operator, costsRead()))
		if !doubtsCosts(h.Service) {
			h.t.Error("what was withdrawn counts")
		}
		h.refuses(h.WithdrawAttestation(h.t.Context(), h.operator, costsRead()), "law.attest_none")
		h.later(time.Second)
		h.works(h.attests(costsRead()))
		if doubtsCosts(h.Service) {
			h.t.Error("what was read once more doesn't count")
		}
	})
}

func TestARowIsReadOnlyWithASourceAndByWhoRunsTheHouse(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		for key, change := range map[string]func(r *casework.RowRead){
			"law.attest_no_series":    func(r *casework.RowRead) { r.Series = "egeninkasso" },
			"law.attest_no_row":       func(r *casework.RowRead) { r.Since = day("2024-07-02") },
			"law.attest_not_in_doubt": func(r *casework.RowRead) { r.Since = day("2009-07-01") }, // nobody found it
			"law.attest_seen_missing": func(r *casework.RowRead) { r.Seen = " " },
			"law.attest_nameless":     func(r *casework.RowRead) { r.Name = " " },
		} {
			read := costsRead()
			change(&read)
			h.refuses(h.attests(read), key)
		}
		_, err := h.Attest(h.t.Context(), h.person, costsRead())
		if !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a creditor's administrator: %v", err)
		}
	})
}

// What somebody pastes is one line that can be shown, kept by both databases and backed up.
func TestWhereARowWasReadIsKeptAsOneLineThatCanBeShown(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		read := costsRead()
		read.Seen, read.Name = " BEK\x00 719\xff\n\tbilag\u202e 2\x1b ", "Anne\nDrift"
		h.works(h.attests(read))
		made, err := h.Attestations(h.t.Context(), h.operator)
		if err != nil || len(made) != 1 || made[0].Seen != "BEK 719\ufffd bilag 2" || made[0].Read.Name != "Anne Drift" {
			h.t.Errorf("made = %+q, %v", made, err)
		}
		h.works(h.WithdrawAttestation(h.t.Context(), h.operator, read))
		read.Seen = strings.Repeat("ø", 200)
		h.works(h.attests(read))
		h.works(h.WithdrawAttestation(h.t.Context(), h.operator, read))
		read.Seen += "ø"
		h.refuses(h.attests(read), "law.supplement_too_long")
	})
}

// A release says something else of a row than was read: it is in doubt, and is read anew.
func TestARowThatAReleaseChangedIsReadAnew(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		before := casework.Attestation{
			Series: "most for the creditor's own collection", Since: day("2024-07-01"), Value: "to 1000.00: 400.00 kr.", Seen: "BEK 719/2024",
			Read: casework.LawWitness{Name: "Anne Drift", By: "person:1", At: morning("2026-11-01")},
		}
		gone := before
		gone.Series = "what a release did away with"
		h.works(h.Store.UpdateHouse(h.t.Context(), func(ctx context.Context, tx casework.HouseTx) error {
			return errors.Join(tx.Attest(ctx, before), tx.Attest(ctx, gone))
		}))
		if _, err := h.RefreshLaw(h.t.Context()); err != nil || !doubtsCosts(h.Service) || before.Stands(h.LawBuilt()) {
			h.t.Fatalf("what was read of another value counts (%v)", err)
		}
		h.works(h.attests(costsRead()))
		if doubtsCosts(h.Service) {
			h.t.Error("the row that was read anew is in doubt")
		}
		h.works(h.WithdrawAttestation(h.t.Context(), h.operator, casework.RowRead{Series: law.Slug(gone.Series), Since: gone.Since, Name: "Ib"}))
		h.refuses(h.WithdrawAttestation(h.t.Context(), h.operator, casework.RowRead{Series: gone.Series, Since: gone.Since, Name: "Ib"}), "law.attest_no_series")
	})
}

// Interest from November 2026 rests on the rate of July, which was seen in code alone
// (law.md § 1.5).
func TestACaseSaysNoMoreOfARowThatWasRead(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-27")
		told := func() bool {
			return slices.ContainsFunc(h.look(first).Doubts, func(r followup.Reason) bool { return r.Key == "calc.source_unverified" && r.Rule == "rentelovens § 5" })
		}
		if !told() {
			h.t.Fatal("the case says nothing of the rate that nobody has read")
		}
		h.works(h.attests(casework.RowRead{Series: "referencesats", Since: day("2026-07-01"), Seen: "nationalbanken.dk", Name: "Anne Drift"}))
		if told() {
			h.t.Error("the case says that nobody has read the rate")
		}
	})
}
