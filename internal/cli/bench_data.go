package cli

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"krav/internal/wording"
)

// The parts that the debtors of the measurements are made of: names as different as
// names are, of people in a few towns.
var (
	benchFirst = []string{
		"Anna", "Arne", "Asta", "Bjørn", "Bodil", "Cæcilie", "Dagny", "Ditte", "Ebbe", "Erik", "Esther", "Finn", "Freja", "Gerda", "Gorm",
		"Hanne", "Henrik", "Ida", "Inger", "Jens", "Jytte", "Karla", "Kim", "Kurt", "Lars", "Lone", "Maja", "Mette", "Morten", "Nanna",
		"Niels", "Olga", "Otto", "Per", "Pia", "Rikke", "Rolf", "Signe", "Søren", "Tove", "Troels", "Ulla", "Viggo", "Åse",
	}
	benchMiddle = []string{"", "", "", "Bang ", "Friis ", "Grøn ", "Holm ", "Juhl ", "Krogh ", "Munk ", "Riis ", "Toft "}
	benchStem   = []string{
		"Ager", "Al", "Bak", "Birk", "Bro", "Bøge", "Dal", "Due", "Eg", "Elle", "Eng", "Ene", "Fly", "Fugl", "Gran", "Grøn", "Hede", "Hjort",
		"Hvid", "Høj", "Ild", "Is", "Jern", "Klint", "Korn", "Lind", "Lyng", "Mark", "Mose", "Mølle", "Nør", "Ny", "Oks", "Oster", "Pil",
		"Ravn", "Rose", "Sand", "Skov", "Sten", "Sø", "Thor", "Tværs", "Ul", "Vester", "Vind", "Ørn", "Å",
	}
	benchEnding = []string{"bjerg", "dahl", "feldt", "gaard", "holm", "kjær", "lund", "mann", "skov", "strup", "toft", "vang"}
	benchStreet = []string{"Skovvej", "Havnegade", "Kirkestræde", "Møllevej", "Åvej", "Lærkevej", "Bøgevænget", "Strandmarken"}
	benchTown   = []string{
		"4300;Holbæk", "4440;Mørkøv", "4450;Jyderup", "4000;Roskilde", "4180;Sorø", "4200;Slagelse", "4400;Kalundborg", "4500;Nykøbing Sj",
		"4520;Svinninge", "4534;Hørve", "4390;Vipperød", "4420;Regstrup", "4460;Snertinge", "4470;Svebølle", "4320;Lejre", "4100;Ringsted",
	}
)

// writeInvoices writes a file of so many overdue invoices, each a debtor's own:
// names come again, as they do, but no address. It is the same file every time.
func writeInvoices(w io.Writer, n int) error {
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same data every time is what is wanted
	pick := func(words []string) string { return words[random.IntN(len(words))] }
	first := time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC)
	if _, err := io.WriteString(w, "Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;E-mail;Fakturadato;Forfaldsdato;Tekst;Beløb\n"); err != nil {
		return fmt.Errorf("write the invoices: %w", err)
	}
	for i := range n {
		issued := first.AddDate(0, 0, random.IntN(60))
		_, err := fmt.Fprintf(w, "%d;%d;%s %s%s%s;%s %d;%s;kunde%d@%s;%s;%s;Medlemskab;%d,%02d\n",
			100_001+i, 1_000_001+i, pick(benchFirst), pick(benchMiddle), pick(benchStem), pick(benchEnding), benchStreet[i%len(benchStreet)], 1+i/len(benchStreet), pick(benchTown), i, benchDomain,
			issued.Format("02-01-2006"), issued.AddDate(0, 0, 14).Format("02-01-2006"), 100+random.IntN(4000), random.IntN(100))
		if err != nil {
			return fmt.Errorf("write the invoices: %w", err)
		}
	}
	return nil
}

// invoices makes the file and returns it open.
func (b *bench) invoices(n int) (*os.File, error) {
	file, err := os.Create(filepath.Join(b.folder, wording.Count(wording.English, n)+".csv"))
	if err != nil {
		return nil, fmt.Errorf("make the invoices: %w", err)
	}
	if err := writeInvoices(file, n); err != nil {
		return nil, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("make the invoices: %w", err)
	}
	return file, nil
}
