package intake

import (
	"errors"
	"io"
	"slices"
	"strings"

	"krav/internal/fault"
)

// openWorkbook opens the sheet of a workbook that has the invoices: the one that is
// named, or the only one that has what invoices need. Where there are several such,
// a person must say which: one may be of what has been paid. It fails with
// workbook.sheet_unknown, workbook.several_sheets, workbook.broken,
// workbook.too_large, and as Open does.
func openWorkbook(source io.ReadSeeker, o Options) (Invoices, error) {
	b, err := openBook(source)
	if err != nil {
		return nil, err
	}
	chosen, err := b.choose(o)
	if err != nil {
		return nil, err
	}
	r, err := b.open(chosen, o)
	if err != nil {
		return nil, err
	}
	r.sayOthers(b)
	return r, nil
}

// open opens a sheet.
func (b *workbook) open(s sheet, o Options) (*Reader, error) {
	rows, err := b.openRows(s)
	if err != nil {
		return nil, err
	}
	best := candidateOf(rows.sample(), o.has, o.Learnt.knownAmong)
	rows.findDays(best)
	r := &Reader{records: rows, layout: Layout{Sheet: s.name}}
	if err := r.understand(best, o); err != nil {
		rows.close()
		return nil, err
	}
	for column, field := range r.layout.Mapping.Columns {
		if field.IsDay() {
			rows.isDay(column)
		}
	}
	r.passHeadings(best)
	return r, nil
}

// choose returns the sheet with the invoices.
func (b *workbook) choose(o Options) (sheet, error) {
	if o.Sheet != "" {
		at := slices.IndexFunc(b.sheets, func(s sheet) bool { return Fold(s.name) == Fold(o.Sheet) })
		if at < 0 {
			return sheet{}, fault.New(fault.Invalid, "workbook.sheet_unknown").With("sheet", shown(o.Sheet)).With("sheets", namesOf(b.sheets))
		}
		return b.sheets[at], nil
	}
	found, err := b.lookThrough(o)
	switch {
	case err != nil:
		return sheet{}, err
	case len(found.filled) == 1:
		return found.filled[0], nil
	case len(found.filled) > 1:
		return sheet{}, fault.New(fault.Invalid, "workbook.several_sheets").With("sheets", namesOf(found.filled))
	case len(found.fitting) > 0:
		return found.fitting[0], nil
	}
	return sheet{}, found.why
}

// findings are what looking through the sheets of a workbook has shown.
type findings struct {
	fitting []sheet // that have a column for all that invoices need
	filled  []sheet // those of them that have lines
	why     error   // why there are none, by the sheet that came nearest
}

// lookThrough looks at the sheets that aren't hidden.
func (b *workbook) lookThrough(o Options) (findings, error) {
	var found findings
	nearest := len(Fields()) // columns that are missing
	for _, s := range b.sheets {
		if s.isHidden {
			continue
		}
		r, err := b.open(s, o)
		if missing, ok := errors.AsType[*MissingColumns](err); ok {
			if len(missing.Fields) < nearest {
				nearest, found.why = len(missing.Fields), missing
			}
			continue
		}
		if fault.Of(err) != nil {
			if found.why == nil {
				found.why = err
			}
			continue
		}
		if err != nil {
			return found, err
		}
		found.fitting = append(found.fitting, s)
		if rows, ok := r.records.(*sheetRows); ok {
			if slices.ContainsFunc(rows.queue, func(rec record) bool { return !rec.isBlank() }) {
				found.filled = append(found.filled, s)
			}
			rows.close()
		}
	}
	if found.why == nil {
		found.why = fault.New(fault.Invalid, "file.empty")
	}
	return found, nil
}

// sayOthers notes which sheet is read, where there are others.
func (r *Reader) sayOthers(b *workbook) {
	others := slices.DeleteFunc(slices.Clone(b.sheets), func(s sheet) bool { return s.name == r.layout.Sheet })
	if len(others) == 0 {
		return
	}
	args := map[string]string{"sheet": shown(r.layout.Sheet), "others": namesOf(others)}
	r.remarks = append(r.remarks, Remark{Key: keySheetChosen, Args: args})
}

// namesOf returns the names of some sheets, as a person is shown them.
func namesOf(sheets []sheet) string {
	const most = 10
	var names []string
	for _, s := range sheets[:min(len(sheets), most)] {
		names = append(names, shown(s.name))
	}
	if len(sheets) > most {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// findDays looks for columns of days that are written as plain numbers, by their
// headings: where one can mean a day, and every number below it could be one.
func (r *sheetRows) findDays(c candidate) {
	for column, heading := range c.headings {
		if !couldHeadDays(heading) {
			continue
		}
		days, others := 0, 0
		for _, rec := range c.sample[c.heading+1:] {
			if !slices.Contains(rec.plain, column) {
				continue
			}
			if _, ok := believedDay(rec.cells[column], r.book.count); ok {
				days++
				continue
			}
			others++
		}
		if days > 0 && others == 0 {
			r.isDay(column)
		}
	}
	for _, rec := range c.sample {
		r.showDays(rec)
	}
}

// isDay notes that the plain numbers of a column are days.
func (r *sheetRows) isDay(column int) {
	for len(r.days) <= column {
		r.days = append(r.days, false)
	}
	r.days[column] = true
}

// couldHeadDays reports whether a heading can mean a day.
func couldHeadDays(heading string) bool {
	key := headingKey(cleaned(heading))
	known := knownHeadings[key]
	if len(known) > 0 {
		return slices.ContainsFunc(known, func(m meaning) bool { return m.field.IsDay() })
	}
	return strings.HasSuffix(key, "dato") || strings.HasSuffix(key, "date") || strings.Contains(key, "forfald")
}
