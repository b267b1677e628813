package pdf

import "strings"

// FontTablesOf returns the names of the tables of a face as it is embedded, for
// the test that nothing else travels along.
func FontTablesOf() ([]string, error) {
	faces, err := typefaces()
	if err != nil {
		return nil, err
	}
	tables, err := fontTables(faces[regular].faces[latin].file)
	var names []string
	for _, t := range tables {
		names = append(names, t.tag)
	}
	return names, err
}

// FontSum returns what the words of an embedded face add up to, and what the
// format says that they must.
func FontSum() (got, want uint32) {
	faces, err := typefaces()
	if err != nil {
		return 0, 1
	}
	return tableSum(faces[semibold].faces[cyrillic].file), 0xB1B0AFBA
}

// Wrap breaks a text at a width in points and returns its lines, for tests.
func Wrap(text string, width float64) ([]string, error) {
	faces, err := typefaces()
	if err != nil {
		return nil, err
	}
	s := setter{faces}
	var lines []string
	for _, l := range s.wrap(plain(text, bodyStyle), pt(width)) {
		var line strings.Builder
		for _, sp := range l.spans {
			line.WriteString(sp.text)
		}
		lines = append(lines, line.String())
	}
	return lines, nil
}

// Width returns the width of a text as it is set, in thousandths of a point.
func Width(text string) (int, error) {
	faces, err := typefaces()
	if err != nil {
		return 0, err
	}
	s := setter{faces}
	return int(s.line(plain(text, bodyStyle)).width), nil
}
