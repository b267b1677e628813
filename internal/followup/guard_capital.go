package followup

import (
	"slices"

	"krav/internal/debt"
	"krav/internal/ledger"
)

// ruleSimple is the rule that interest bears none: rentelovens §§ 3 and 5 give interest of
// the claim alone.
const ruleSimple = "rentelovens §§ 3 og 5"

// ruleNoAdvance is the rule that a consumer can't be bound in advance.
const ruleNoAdvance = "rentelovens § 7"

// capital asks whether interest may be made to bear interest. A judgment says so itself; an
// agreement must come after the interest, and a consumer must know what he agrees to.
func (j *judgement) capital(e debt.InterestCapitalised) error {
	if capitalisedSince(j.c, e) {
		j.refuse(Reason{Key: "guard.capital_again", Rule: ruleSimple}, "")
		return nil
	}
	owed, err := j.c.Account.StatementOn(j.book, e.On)
	if err != nil {
		return err
	}
	bears := slices.ContainsFunc(owed.Claims, func(left ledger.ClaimLeft) bool {
		return (e.Claim == 0 || left.Claim == e.Claim) && left.Interest.IsPositive()
	})
	if !bears {
		j.refuse(Reason{Key: "guard.capital_nothing", Args: map[string]string{"date": e.On.String()}, Rule: ruleSimple}, "")
		return nil
	}
	if e.By == debt.CapitalisedByJudgment {
		return nil
	}
	if j.c.Objection.Open {
		j.refuse(Reason{Key: "guard.capital_disputed", Rule: ruleSimple}, "instead.capital_by_judgment")
		return nil
	}
	j.warn(Reason{Key: "guard.capital_agreed", Rule: ruleNoAdvance}, "")
	return nil
}

// capitalisedSince reports whether interest of one of the claims was capitalised on the
// day or later: it can't be done before what was done.
func capitalisedSince(c *debt.Case, e debt.InterestCapitalised) bool {
	return slices.ContainsFunc(c.Account.Capitalised, func(done ledger.Capitalisation) bool {
		return (e.Claim == 0 || done.Claim == e.Claim) && !done.On.Before(e.On)
	})
}
