package cli_test

import (
	"fmt"
	"strings"
)

// The files of the two creditors: each line has the name of whose it is.

func unpaidOf(name string, n int) string {
	var file strings.Builder
	file.WriteString("Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;Fakturadato;Forfaldsdato;Tekst;Beløb\n")
	for i := range n {
		fmt.Fprintf(&file, "%d;%d;%s Skyldner %c;Søvej %d;4000;Roskilde;01-09-2026;15-09-2026;%s;1.200,00\n", 1001+i, 17+i, strings.Fields(name)[0], 'A'+i, i+1, name)
	}
	return file.String()
}

func wrongOf(name string, n int) string {
	var file strings.Builder
	file.WriteString("Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;Fakturadato;Forfaldsdato;Beløb\n")
	for i := range n {
		fmt.Fprintf(&file, "%d;%d;%s;Søvej 3;4000;Roskilde;01-09-2026;31-02-2026;1.200,00\n", 2001+i, 90+i, name)
	}
	return file.String()
}

func bankOf(name string, n int) string {
	var file strings.Builder
	file.WriteString("Dato;Tekst;Beløb\n")
	for i := range n {
		fmt.Fprintf(&file, "0%d.11.2026;%s gave;%d,00\n02.10.2026;faktura 100%d;3%d,00\n", 1+i%2, name, 42+i, 1+i, i)
	}
	return file.String()
}
