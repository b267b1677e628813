package casework

import (
	"context"
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/journal"
	"krav/internal/law"
)

// file is a case on the table: as it was locked, and as it stands with what has
// been added.
type file struct {
	debt.Case
	visit   *visit
	before  debt.Case
	head    string // hash that the next record follows
	records []journal.Record
	// estates are the cases of its debtor, open or ended, that were told of an estate; only
	// an ended case knows them.
	estates []*debt.Case
}

// lock takes cases out under lock, in the order of their ids.
//
// With them go the other open cases of the same debtors, in the same order: fees are
// counted over all of them (see together), and so nobody may charge one on another
// meanwhile.
func (v *visit) lock(ctx context.Context, ids ...debt.CaseID) ([]*file, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	others, err := v.tx.OtherCases(ctx, ids)
	if err != nil {
		return nil, err
	}
	if err := v.takeOut(ctx, withOthers(ids, others)); err != nil {
		return nil, err
	}
	if err := v.knowEstates(ctx); err != nil {
		return nil, err
	}
	files := make([]*file, 0, len(ids))
	for _, id := range unique(slices.Clone(ids)) {
		if f := v.fileWith(id); f != nil {
			f.Others = v.sameDebtor(f, others[id])
			files = append(files, f)
		}
	}
	return files, nil
}

// takeOut locks the cases that aren't on the table yet.
func (v *visit) takeOut(ctx context.Context, ids []debt.CaseID) error {
	ids = slices.DeleteFunc(ids, func(id debt.CaseID) bool { return v.fileWith(id) != nil })
	if len(ids) == 0 {
		return nil
	}
	locked, err := v.tx.Lock(ctx, ids)
	if err != nil {
		return err
	}
	for i := range locked {
		v.files = append(v.files, &file{Case: locked[i].Clone(), visit: v, before: locked[i].Case, head: locked[i].Head})
	}
	return nil
}

// lockOne takes one case out under lock. It fails with fault.NotFound.
func (v *visit) lockOne(ctx context.Context, id debt.CaseID) (*file, error) {
	files, err := v.lock(ctx, id)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, notFound("case.not_found", "case", strconv.FormatInt(int64(id), 10))
	}
	return files[0], nil
}

// idsOf returns the ids of cases.
func idsOf(files []*file) []debt.CaseID {
	ids := make([]debt.CaseID, len(files))
	for i, f := range files {
		ids[i] = f.ID
	}
	return ids
}

// lockEach takes out the cases that some jobs are about, and returns the case of
// each; jobs about the same case share it. It fails with fault.NotFound.
func (v *visit) lockEach(ctx context.Context, args []jobArgs) ([]*file, error) {
	ids := make([]debt.CaseID, len(args))
	for i, a := range args {
		ids[i] = a.Case
	}
	if _, err := v.lock(ctx, unique(slices.Clone(ids))...); err != nil {
		return nil, err
	}
	files := make([]*file, len(args))
	for i, id := range ids {
		if files[i] = v.fileWith(id); files[i] == nil {
			return nil, notFound("case.not_found", "case", number(int64(id)))
		}
	}
	return files, nil
}

// lockNumber takes out the case with a number.
func (v *visit) lockNumber(ctx context.Context, number int64) (*file, error) {
	id, err := v.tx.CaseID(ctx, number)
	if err != nil {
		return nil, err
	}
	return v.lockOne(ctx, id)
}

// fileWith returns the case with an id that is on the table, or nil.
func (v *visit) fileWith(id debt.CaseID) *file {
	for _, f := range v.files {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// open puts a new case on the table.
func (v *visit) open(id debt.CaseID) *file {
	f := &file{visit: v, Case: debt.Case{ID: id, Creditor: v.creditor.ID}}
	f.before = f.Case
	v.files = append(v.files, f)
	return f
}

// unopen takes a new case off the table again, and gives its number to the next.
func (v *visit) unopen(f *file) {
	v.files = slices.DeleteFunc(v.files, func(other *file) bool { return other == f })
	v.numbers.used--
	v.numbers.next--
}

// add lets something have happened today.
func (f *file) add(e debt.Event) error { return f.addOn(f.visit.today, e) }

// addOn lets something have happened that counts from a day, and notes the book of law
// that it was reckoned by.
func (f *file) addOn(on civil.Date, e debt.Event) error {
	e = debt.ByBook(e, f.visit.bookMark())
	content, err := journal.Encode(e)
	if err != nil {
		return err
	}
	v := f.visit
	record := journal.Record{
		Creditor: v.creditor.ID, Case: f.ID, Version: f.Version + 1,
		On: on, Recorded: instant(v.moment), By: v.who.String(), Content: content, Salt: v.Salt(),
	}
	record.Seal(f.head)
	if err := f.Apply(debt.Occurred{Version: record.Version, On: on, Known: v.today, By: record.By, Event: e}); err != nil {
		return err
	}
	f.head, f.records = record.Hash, append(f.records, record)
	return nil
}

// isIn reports whether the first record that was added stands in a journal.
func (f *file) isIn(records []journal.Record) bool {
	added := &f.records[0]
	return int64(len(records)) >= added.Version && records[added.Version-1].Hash == added.Hash
}

// save writes what was added to the cases on the table, and the jobs.
func (v *visit) save(ctx context.Context) error {
	changes := make([]Change, 0, len(v.files))
	var untouched []debt.CaseID
	for _, f := range v.files {
		if len(f.records) == 0 {
			untouched = append(untouched, f.ID)
			continue
		}
		after := f.Case
		after.Others = nil // they are no part of what is kept of it
		changes = append(changes, Change{Before: f.before, After: after, Records: f.records, Summary: v.summary(&after)})
	}
	if err := v.tx.Unlock(ctx, untouched); err != nil {
		return err
	}
	if err := v.numbers.take(ctx, v.tx); err != nil {
		return err
	}
	if err := v.tx.Append(ctx, changes); err != nil {
		return err
	}
	return v.tx.Enqueue(ctx, v.drafts)
}

func (v *visit) summary(c *debt.Case) Summary { return summarise(v.book, v.Flows, c) }

// summarise returns when a case is to be looked at next, and what is owed on it without
// interest: the day its last event was recorded if there is something to do on it, else
// the day after that on which the answer can differ. It depends on the journal alone, so
// that it comes out the same when it is computed anew. Where the law has no answer, the
// case stays due.
func summarise(book *law.Book, flows followup.Flows, c *debt.Case) Summary {
	var s Summary
	if owed, err := c.Account.WithoutInterest(book); err == nil {
		s.Owed = owed
	}
	made, err := followup.Decide(book, flows, c, c.LastOn)
	s.NextStep, s.Review = made.Next, made.Review
	if err != nil || len(made.Actions) > 0 {
		s.Review = c.LastOn
	}
	return s
}

// CaseFrom returns the case that a journal's records tell of. It fails with
// fault.Corrupt where they can't be read.
func CaseFrom(records []journal.Record) (debt.Case, error) {
	if len(records) == 0 {
		return debt.Case{}, fault.New(fault.NotFound, "case.not_found").With("case", "")
	}
	occurred, err := Occurred(records)
	if err != nil {
		return debt.Case{}, err
	}
	return debt.Fold(records[0].Creditor, records[0].Case, occurred)
}

// Occurred reads the events of records.
func Occurred(records []journal.Record) ([]debt.Occurred, error) {
	occurred := make([]debt.Occurred, 0, len(records))
	for i := range records {
		event, err := journal.Decode(records[i].Content)
		if err != nil {
			return nil, err
		}
		moment, err := MomentOf(records[i].Recorded)
		if err != nil {
			return nil, fault.New(fault.Corrupt, "journal.payload_unreadable").With("field", "recorded").Because(err)
		}
		occurred = append(occurred, debt.Occurred{Version: records[i].Version, On: records[i].On, Known: DayOf(moment), By: records[i].By, Event: event})
	}
	return occurred, nil
}
