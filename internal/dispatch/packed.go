package dispatch

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"strconv"

	"krav/internal/debt"
	"krav/internal/fault"
)

// packList is the list of a pack: its last column names the dispatches.
const packList = "oversigt.csv"

// listLimit is more than the list of the largest pack takes.
const listLimit = 8 << 20

// Packed returns the letters that lie in a pack, by its list: a pack is posted as it
// was made, whatever has come to wait since. It fails with fault.Invalid,
// pack.not_a_pack, for what is none.
func Packed(pack io.ReaderAt, size int64) ([]debt.DispatchID, error) {
	files, err := zip.NewReader(pack, size)
	if err != nil {
		return nil, notAPack(err)
	}
	file, err := files.Open(packList)
	if err != nil {
		return nil, notAPack(err)
	}
	defer func() { _ = file.Close() }()
	table := csv.NewReader(io.LimitReader(file, listLimit))
	table.Comma = ';'
	rows, err := table.ReadAll()
	if err != nil || len(rows) == 0 || len(rows[0]) != len(listHeadings) {
		return nil, notAPack(err)
	}
	var letters []debt.DispatchID
	for _, row := range rows[1:] {
		id, err := strconv.ParseInt(row[len(row)-1], 10, 64)
		if err != nil {
			return nil, notAPack(err)
		}
		letters = append(letters, debt.DispatchID(id))
	}
	return letters, nil
}

func notAPack(err error) error {
	return fault.New(fault.Invalid, "pack.not_a_pack").In("pack").Because(err)
}
