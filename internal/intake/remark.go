package intake

import (
	"slices"
	"strconv"
)

// Remark is something about a file as a whole that a person should know: what was
// taken for granted in reading it, and what of it wasn't read. Its text in both
// languages stands in the catalogue under its key.
type Remark struct {
	Key  string
	Args map[string]string
}

// The remarks.
const (
	// keyOnlyHeadings says that nothing stands below the headings.
	keyOnlyHeadings = "remark.only_headings"
	// keyDayFirst says that every day could be read with the month first, and was
	// read with the day first.
	keyDayFirst = "remark.day_first"
	// keyProgram says which program's list this is, as its documentation has it.
	keyProgram = "remark.program"
	// keyProgramAssumed says the same of a list that isn't documented.
	keyProgramAssumed = "remark.program_assumed"
	// keySheetChosen says which sheet of a workbook was read, and which weren't.
	keySheetChosen = "remark.sheet_chosen"
	// keyRowsHidden says that rows that a sheet doesn't show weren't read.
	keyRowsHidden = "remark.rows_hidden"
	// keyColumnsLeftOut says which columns nothing was taken of.
	keyColumnsLeftOut = "remark.columns_left_out"
	// keyFormulas says that cells were read as formulas had left them.
	keyFormulas = "remark.formulas"
)

func remark(key string) Remark { return Remark{Key: key} }

// Remarks returns what is to be said of the file as a whole, when it has been read
// to its end.
func (r *Reader) Remarks() []Remark {
	remarks := slices.Clone(r.remarks)
	remarks = append(remarks, ofColumns(r.layout.LeftOut())...)
	if r.tally.Drafts+r.tally.Refused == 0 {
		remarks = append(remarks, remark(keyOnlyHeadings))
	}
	if r.assumesDayFirst {
		remarks = append(remarks, remark(keyDayFirst))
	}
	if r.tally.Hidden > 0 {
		remarks = append(remarks, counted(keyRowsHidden, r.tally.Hidden))
	}
	if r.counted > 0 {
		remarks = append(remarks, counted(keyFormulas, r.counted))
	}
	return remarks
}

// ofColumns says which columns nothing was taken of, if any.
func ofColumns(left []string) []Remark {
	if len(left) == 0 {
		return nil
	}
	return []Remark{{Key: keyColumnsLeftOut, Args: map[string]string{"columns": repeated(left)}}}
}

// counted returns a remark that says how many.
func counted(key string, count int) Remark {
	return Remark{Key: key, Args: map[string]string{"count": strconv.Itoa(count)}}
}
