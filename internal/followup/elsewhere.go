package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// noticeElsewhere returns the day of the notice of collection that was sent for a claim
// before Krav had it (inkassovarsel sendt andetsteds), where it counts, or no date. Only the
// collection flow takes it as sent: who puts a case there answers for what the notice held. One
// from before the claim was late, or before the debtor was told that nothing more was owed,
// has warned of nothing.
func noticeElsewhere(c *debt.Case, id debt.ClaimID) civil.Date {
	claim := c.Claim(id)
	if claim == nil || c.Flow != CollectionFlow {
		return civil.Date{}
	}
	sent := claim.Earlier.Notice
	if !sent.After(claim.Due) || sent.Before(c.OwesAgainOn) {
		return civil.Date{}
	}
	return sent
}

// ranOutElsewhere reports whether the time that a notice from elsewhere gave at least has
// passed by a day. One from a day that the law book has no row for hasn't.
func ranOutElsewhere(book *law.Book, c *debt.Case, id debt.ClaimID, d civil.Date) bool {
	sent := noticeElsewhere(c, id)
	end := leastTime(book, sent)
	return !sent.IsZero() && !end.IsZero() && end.Before(d)
}

// leastTime returns the last day of the time that a notice of collection of a day gives at
// least, or no date where the law book has no row for the day.
func leastTime(book *law.Book, sent civil.Date) civil.Date {
	rule, err := book.CollectionNotice.Find(sent)
	if err != nil {
		return civil.Date{}
	}
	return book.LastTimelyDay(rule.Value, sent)
}

// hasNotice reports whether a notice of collection allows costs on a day, be it Krav's own or
// one from elsewhere.
func hasNotice(book *law.Book, c *debt.Case, d civil.Date) bool {
	return Notice(c, d) != nil || !lastNoticeElsewhere(book, c, d).IsZero()
}

// lastNoticeElsewhere returns the day of the latest notice from elsewhere that has run out by
// a day, or no date.
func lastNoticeElsewhere(book *law.Book, c *debt.Case, d civil.Date) civil.Date {
	var last civil.Date
	for i := range c.Claims {
		if id := c.Claims[i].ID; ranOutElsewhere(book, c, id, d) {
			last = civil.Latest(last, noticeElsewhere(c, id))
		}
	}
	return last
}

// afterElsewhere returns the day after the time that the last reminder, or notice, gave which
// was sent for the owed claims before Krav had them; or no date. The collection flow begins
// no earlier.
func afterElsewhere(book *law.Book, c *debt.Case, owed ledger.Statement) civil.Date {
	var day civil.Date
	if c.Flow != CollectionFlow {
		return day
	}
	for _, left := range owed.Claims {
		claim := c.Claim(left.Claim)
		if claim == nil || !left.IsOwed() {
			continue
		}
		if end := leastTime(book, civil.Latest(lastElsewhere(claim), claim.Earlier.Notice)); !end.IsZero() {
			day = civil.Latest(day, end.AddDays(1))
		}
	}
	return day
}

// elsewhereFinding says that costs rest on a notice which Krav hasn't seen.
func elsewhereFinding(book *law.Book, c *debt.Case, taken *debt.StepTaken) []Reason {
	sent := lastNoticeElsewhere(book, c, taken.Planned)
	if sent.IsZero() || Notice(c, taken.Planned) != nil || !taken.CostsCharged().IsPositive() {
		return nil
	}
	return []Reason{{Key: "guard.costs_notice_elsewhere", Rule: ruleNotice, Args: map[string]string{"date": sent.String()}}}
}

// NoticeElsewhere returns the day of the latest notice of collection that was sent for the
// claims of a letter before Krav had them, or no date: what a demand's costs rest on where
// Krav sent no notice.
func NoticeElsewhere(c *debt.Case, step *debt.Step) civil.Date {
	var last civil.Date
	for i := range c.Claims {
		if claim := &c.Claims[i]; c.Asked(step, claim.ID) {
			last = civil.Latest(last, claim.Earlier.Notice)
		}
	}
	return last
}
