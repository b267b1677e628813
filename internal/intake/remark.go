package intake

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
)

func remark(key string) Remark { return Remark{Key: key} }

// Remarks returns what is to be said of the file as a whole, when it has been read
// to its end.
func (r *Reader) Remarks() []Remark {
	var remarks []Remark
	if r.tally.Drafts+r.tally.Refused == 0 {
		remarks = append(remarks, remark(keyOnlyHeadings))
	}
	if r.assumesDayFirst {
		remarks = append(remarks, remark(keyDayFirst))
	}
	return remarks
}
