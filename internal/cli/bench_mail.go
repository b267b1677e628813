package cli

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/letter/pdf"
)

// mail measures handing messages with a letter each over to the sink, on as many
// connections as the house uses.
func (b *bench) mail(ctx context.Context) error {
	message, err := benchMessage()
	if err != nil {
		return err
	}
	tokens, err := dispatch.NewTokens(benchDomain, make([]byte, 32))
	if err != nil {
		return err
	}
	server := smtpConfiguration{Host: "127.0.0.1", Port: b.sink.port, TLS: "loopback", From: "brev@" + benchDomain}
	sender, err := dispatch.NewSMTP(server.server(), tokens)
	if err != nil {
		return err
	}
	defer sender.Close() //nolint:contextcheck // what is open is closed, whatever became of the context
	begun := time.Now()
	if err := sendMany(ctx, sender, message, b.sizes.mails); err != nil {
		return err
	}
	b.found.Mail = perSecond(b.sizes.mails, time.Since(begun))
	return nil
}

// senders is how many hand messages over at once: as many as do jobs.
const senders = 4

// sendMany sends so many messages like one, from several goroutines.
func sendMany(ctx context.Context, sender casework.Sender, like casework.Outgoing, n int) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var sending sync.WaitGroup
	for range senders {
		sending.Go(func() {
			for id := next.Add(1); id <= int64(n); id = next.Add(1) {
				message := like
				message.Dispatch = debt.DispatchID(id)
				message.MessageID = casework.MessageID(message.Dispatch, benchDomain)
				message.To = fmt.Sprintf("kunde%d@%s", id, benchDomain)
				if _, err := sender.Send(ctx, message); err != nil {
					stop(err)
					return
				}
			}
		})
	}
	sending.Wait()
	return context.Cause(ctx)
}

// benchMessage is a message with a letter.
func benchMessage() (casework.Outgoing, error) {
	press, err := pdf.Prepare(pdf.Letterhead{})
	if err != nil {
		return casework.Outgoing{}, err
	}
	file, err := printed(press, 0, nil)
	if err != nil {
		return casework.Outgoing{}, err
	}
	return casework.Outgoing{
		Creditor: 1, At: morningOf(benchStart(), nil), FromName: "Fjord Fitness ApS", ReplyTo: "kontor@fjord.example",
		ToName: "Bjørn Kjær", Subject: "Brev fra Fjord Fitness ApS",
		Text:        "Kære Bjørn Kjær\n\nDer ligger et brev til dig i den vedhæftede fil.\n\nVenlig hilsen\nMette Lund\n",
		Attachments: []casework.Attachment{{Name: "brev-10001.pdf", Type: "application/pdf", Bytes: file}},
	}, nil
}
