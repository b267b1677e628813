package pdf

import (
	"encoding/binary"
	"errors"
	"slices"
)

// errFont says that a font file isn't one.
var errFont = errors.New("not a TrueType font")

// embeddedTables are what a PDF reader needs of a font whose glyphs are chosen by
// number. Names, character maps and kerning stay behind.
var embeddedTables = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// fontTable is one table of a font file.
type fontTable struct {
	tag  string
	data []byte
}

// embeddable returns a font with only the tables that a PDF needs.
func embeddable(file []byte) ([]byte, error) {
	tables, err := fontTables(file)
	if err != nil {
		return nil, err
	}
	tables = slices.DeleteFunc(tables, func(t fontTable) bool { return !slices.Contains(embeddedTables, t.tag) })
	return fontFile(file[:4], tables), nil
}

// fontTables returns the tables of a font file, in their order there.
func fontTables(file []byte) ([]fontTable, error) {
	const header, record = 12, 16
	if len(file) < header {
		return nil, errFont
	}
	count := int(binary.BigEndian.Uint16(file[4:]))
	if len(file) < header+count*record {
		return nil, errFont
	}
	tables := make([]fontTable, count)
	for i := range tables {
		r := file[header+i*record:]
		from, size := int(binary.BigEndian.Uint32(r[8:])), int(binary.BigEndian.Uint32(r[12:]))
		if from < 0 || size < 0 || from+size > len(file) {
			return nil, errFont
		}
		tables[i] = fontTable{tag: string(r[:4]), data: file[from : from+size]}
	}
	return tables, nil
}

// fontFile puts tables together into a font file, with its sums.
func fontFile(version []byte, tables []fontTable) []byte {
	const header, record = 12, 16
	power, log := 1, 0
	for power*2 <= len(tables) {
		power, log = power*2, log+1
	}
	file := slices.Clone(version)
	for _, n := range []int{len(tables), power * 16, log, (len(tables) - power) * 16} {
		file = append16(file, n)
	}
	at := header + len(tables)*record
	body := []byte{}
	head := 0
	for _, t := range tables {
		data := slices.Clone(t.data)
		if t.tag == "head" {
			head = at + len(body)
			set32(data[8:], 0) // the sum of the whole file, set below
		}
		file = append(file, t.tag...)
		for _, n := range []int{int(tableSum(data)), at + len(body), len(data)} {
			file = append32(file, n)
		}
		body = append(body, data...)
		body = append(body, make([]byte, -len(data)&3)...)
	}
	file = append(file, body...)
	const wholeFile = 0xB1B0AFBA // what a font file's words add up to
	set32(file[head+8:], int(wholeFile-tableSum(file)))
	return file
}

// tableSum adds up a table's words of 32 bits, the last filled up with noughts.
func tableSum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var last [4]byte
	copy(last[:], data)
	return sum + binary.BigEndian.Uint32(last[:])
}
