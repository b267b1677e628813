package cli

import (
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
)

// ChannelInDemo returns the e-mail channel that the demo in a folder gives a creditor
// of their own, as one who signs up there is.
func ChannelInDemo(folder string, creditor debt.CreditorID) (casework.Sender, error) {
	m := newMailroom(demoFolder(folder).configuration(configuration{}), keyring{}, time.Now)
	return m.channel(casework.Creditor{ID: creditor, Name: "Ny ApS"})
}
