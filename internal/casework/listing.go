package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
)

// longestPage is how many lines a page of a list has at most.
const longestPage = 500

// ListedCase is a line of the case list, with what is owed today.
type ListedCase struct {
	CaseLine
	Mark CaseMark
	// Owed is what is owed with interest, where OwedKnown; the law may have no
	// answer for the day.
	Owed      money.Amount
	OwedKnown bool
	// Instalment is the next one to come of the agreement that the debtor pays by, and
	// whether it is missing; nil where none runs.
	Instalment *followup.InstalmentStanding
}

// CasePage is one page of a list of cases.
type CasePage struct {
	On      civil.Date
	Lines   []ListedCase
	Total   CaseTotal
	Earlier bool // there are lines before these
	Later   bool // there are lines after these
}

// CaseList returns a page of the case list (sagsoversigten), with what is owed
// today on each case shown. Without a shelf or words to search for there is no work
// to put in order: cases are listed by number, where no other order is asked for.
func (s *Service) CaseList(ctx context.Context, who access.Actor, creditor debt.CreditorID, q CaseQuery) (CasePage, error) {
	var page CasePage
	if q.Shelf == AllCases && len(q.Words) == 0 && q.Sort == ByWork {
		q.Sort = ByNumber
	}
	q.Limit = min(max(q.Limit, 1), longestPage)
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		page = CasePage{On: v.today}
		if err := page.read(ctx, r, q); err != nil {
			return err
		}
		return v.reckonLines(ctx, r, page.Lines)
	})
	return page, err
}

// read reads the page's lines, and counts those of all pages.
func (p *CasePage) read(ctx context.Context, r Reader, q CaseQuery) error {
	limit := q.Limit
	q.Limit++
	lines, marks, total, err := casesAndTotal(ctx, r, &q)
	if err != nil {
		return err
	}
	p.Total = total
	more := len(lines) > limit
	for i := range lines[:min(limit, len(lines))] {
		p.Lines = append(p.Lines, ListedCase{CaseLine: lines[i], Mark: marks[i]})
	}
	if q.Before != nil {
		slices.Reverse(p.Lines)
		p.Earlier, p.Later = more, true
		return nil
	}
	p.Earlier, p.Later = q.After != nil, more
	return nil
}

// casesAndTotal returns a page of a list and how many cases it has in all: where its
// filters are among the sorts that are counted as cases change, those counts are summed.
func casesAndTotal(ctx context.Context, r Reader, q *CaseQuery) ([]CaseLine, []CaseMark, CaseTotal, error) {
	if !q.isCounted() {
		return r.CountedCaseLines(ctx, q)
	}
	var total CaseTotal
	counts, err := r.CaseCounts(ctx)
	if err != nil {
		return nil, nil, total, err
	}
	for i := range counts {
		if q.counts(&counts[i]) {
			total.Cases += counts[i].Cases
		}
	}
	lines, marks, err := r.CaseLines(ctx, q)
	return lines, marks, total, err
}

func (f *CaseFilter) isCounted() bool {
	return f.DueBy.IsZero() && f.PausedOn.IsZero() && f.AgreedOn.IsZero() && f.Asked == "" && f.NextStep == "" && f.OwedFrom.IsZero() && f.OwedTo.IsZero() &&
		f.Principal.IsZero() && len(f.Words) == 0 && f.OnlyNumber == 0
}

// counts reports whether cases of a sort are among those that the filter lets by.
func (f *CaseFilter) counts(c *CaseCount) bool {
	shelved := f.Shelf == AllCases || (f.Shelf == ClosedCases) == c.Closed
	return shelved && (!f.OnlyNeeds || c.Needs) && (f.State == "" || f.State == c.State) &&
		(f.Flow == "" || f.Flow == c.Flow) && (f.LastAction == "" || f.LastAction == c.LastAction)
}

// reckonLines says what is owed today on the cases of lines.
func (v *visit) reckonLines(ctx context.Context, r Reader, lines []ListedCase) error {
	ids := make([]debt.CaseID, len(lines))
	for i := range lines {
		ids[i] = lines[i].ID
	}
	return v.reckon(ctx, r, ids, func(i int, c *debt.Case, owed money.Amount) error {
		var err error
		lines[i].Owed, lines[i].OwedKnown = owed, true
		lines[i].Instalment, err = v.nextInstalment(c)
		return err
	})
}

// nextInstalment returns what is to come next by the agreement that a case's debtor pays
// by, or nil.
func (v *visit) nextInstalment(c *debt.Case) (*followup.InstalmentStanding, error) {
	runs := c.RunningAgreement()
	if runs == nil {
		return nil, nil
	}
	s, err := followup.StandingOn(v.book, c, runs, v.today)
	if err != nil && !fault.Is(err, fault.UnknownLaw) {
		return nil, err
	}
	return s.Next, nil
}

// reckon tells of cases what is owed on them today, each by its place; nothing of those
// for which the law has no answer.
func (v *visit) reckon(ctx context.Context, r Reader, ids []debt.CaseID, tell func(i int, c *debt.Case, owed money.Amount) error) error {
	journals, err := r.Journals(ctx, ids)
	if err != nil {
		return err
	}
	for i := range journals {
		c, err := CaseFrom(journals[i])
		if err != nil {
			return err
		}
		owed, err := c.Account.StatementOn(v.book, v.today)
		if fault.Is(err, fault.UnknownLaw) {
			continue
		}
		if err != nil {
			return err
		}
		if err := tell(i, &c, owed.Total()); err != nil {
			return err
		}
	}
	return nil
}

// EachListed tells of every case of a list, in its order, page by page: an export.
// It stops at the first error of tell.
func (s *Service) EachListed(ctx context.Context, who access.Actor, creditor debt.CreditorID, q CaseQuery, tell func(ListedCase) error) error {
	q.Limit, q.Before, q.After = longestPage, nil, nil
	for {
		page, err := s.CaseList(ctx, who, creditor, q)
		if err != nil {
			return err
		}
		for _, line := range page.Lines {
			if err := tell(line); err != nil {
				return err
			}
		}
		if !page.Later || len(page.Lines) == 0 {
			return nil
		}
		last := page.Lines[len(page.Lines)-1].Mark
		q.After = &last
	}
}
