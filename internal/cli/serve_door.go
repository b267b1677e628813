package cli

import (
	"context"
	"net"
	"net/http"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/web"
)

// door returns who finds out who comes to the office.
func (c *serveCommand) door(conf configuration) (web.Known, error) {
	if c.Unlocked == 0 {
		return locked, nil
	}
	if !isLoopback(conf.Office.Listen) {
		return nil, fault.New(fault.Invalid, "serve.unlocked_elsewhere").With("address", conf.Office.Listen)
	}
	return unlocked(debt.CreditorID(c.Unlocked)), nil
}

// locked lets nobody in.
func locked(http.ResponseWriter, *http.Request, *web.Reader) (bool, error) {
	return false, fault.New(fault.Forbidden, "serve.locked")
}

// unlocked takes whoever comes for who works at this machine's command line, who
// has every right already. A page that another site leads here under a name of
// its own isn't let in.
func unlocked(creditor debt.CreditorID) web.Known {
	return func(_ http.ResponseWriter, r *http.Request, reader *web.Reader) (bool, error) {
		if !isLoopback(r.Host) {
			return false, fault.New(fault.Forbidden, "serve.locked")
		}
		reader.Who, reader.Creditor = console(creditor), int64(creditor)
		return true, nil
	}
}

// isLoopback reports whether an address, with or without a port, is reached from
// this machine alone.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// closedDoor lets no debtor in.
type closedDoor struct{}

// Open refuses.
func (closedDoor) Open(context.Context, identifier.PortalNumber, identifier.LoginCode, string) (string, error) {
	return "", fault.New(fault.Unavailable, "serve.portal_closed")
}
