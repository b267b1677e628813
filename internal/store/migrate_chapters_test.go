package store_test

// chapter is what an installation holds at one version of the schema, and how it
// is asked for at every later one. A new migration gets a chapter here; what
// stands in the old ones stays as it is.
type chapter struct {
	version int64
	rows    []string
	ask     string
	want    [][]string
}

var chapters = []chapter{
	{
		version: 1,
		rows: []string{
			`INSERT INTO creditor (id, name, sandbox, clock_at, next_case_number, settings) VALUES (1, 'Åhavn ApS', TRUE, '2026-01-02 03:04:05.000006Z', 12, '{"name":"Åhavn ApS"}')`,
			`INSERT INTO event (creditor_id, case_id, version, kind, kind_version, effective_on, recorded_at, actor, payload, private_hash, prev_hash, hash)
			 VALUES (1, 5, 1, 'case.opened', 1, '2026-11-21', '2026-11-21 08:00:00.000001Z', 'person:7', 'number:1:7' || chr10, 'aa', '', 'bb')`,
			`INSERT INTO event_private (creditor_id, case_id, version, salt, body) VALUES (1, 5, 1, 's', 'name:2:Bo')`,
			`INSERT INTO anchor (creditor_id, day, prev_hash, hash, made_at) VALUES (1, '2026-11-21', '', 'cc', '2026-11-21 23:00:00.000000Z')`,
			`INSERT INTO anchor_head (creditor_id, day, case_id, version, hash) VALUES (1, '2026-11-21', 5, 1, 'bb')`,
		},
		ask: `SELECT c.name, c.next_case_number, e.kind, e.payload, p.body, h.hash
			FROM creditor c, event e, event_private p, anchor_head h
			WHERE c.id = 1 AND e.creditor_id = c.id AND p.creditor_id = c.id AND h.creditor_id = c.id`,
		want: [][]string{{"Åhavn ApS", "12", "case.opened", "number:1:7\n", "name:2:Bo", "bb"}},
	},
	{
		version: 2,
		rows: []string{
			`INSERT INTO job (creditor_id, id, kind, lane, args, unique_key, state, run_at, held_until, attempt, last_error)
			 VALUES (1, 9, 'letter.compose', 'ordinary', '{"case":5}', 'k', 'ready', '2026-11-21 08:00:00.000000Z', '1970-01-01 00:00:00.000000Z', 2, 'x')`,
			`INSERT INTO node_lease (node, token, lease_until) VALUES (3, 't', '2026-11-21 08:00:00.000000Z')`,
		},
		ask:  `SELECT j.kind, j.args, j.attempt, n.token FROM job j, node_lease n`,
		want: [][]string{{"letter.compose", `{"case":5}`, "2", "t"}},
	},
	{version: 3},
	{
		version: 4,
		rows: []string{
			`INSERT INTO case_file (creditor_id, case_id, version, number, state, flow, next_step, review_on, debtor, owed_fixed, opened_on)
			 VALUES (1, 5, 1, 7, 'open', 'standard', 'reminder-1', '2026-12-01', 'Bo', 120000, '2026-11-21')`,
			`INSERT INTO claim (creditor_id, case_id, claim_id, number, source, principal, credited) VALUES (1, 5, 51, 'F-1', 'file', 120000, 0)`,
		},
		ask:  `SELECT f.debtor, f.owed_fixed, c.number, c.principal FROM case_file f, claim c WHERE c.creditor_id = f.creditor_id`,
		want: [][]string{{"Bo", "120000", "F-1", "120000"}},
	},
	{
		version: 5,
		rows: []string{
			`INSERT INTO shared_part (creditor_id, hash, part) VALUES (1, 'ff', 'PDF')`,
			`INSERT INTO document (creditor_id, document_id, case_id, kind, dated, content, front_hash, body, hash, pages, composed_at)
			 VALUES (1, 8, 5, 'reminder-1', '2026-11-21', '{}', 'ff', 'body', 'dd', 1, '2026-11-21 08:00:00.000000Z')`,
		},
		ask:  `SELECT d.kind, d.hash, s.hash FROM document d, shared_part s`,
		want: [][]string{{"reminder-1", "dd", "ff"}},
	},
	{
		version: 6,
		rows: []string{
			`INSERT INTO open_attempt (creditor_id, dispatch_id, attempts, begun_at) VALUES (1, 6, 2, '2026-11-21 08:00:00.000000Z')`,
		},
		ask:  `SELECT dispatch_id, attempts FROM open_attempt`,
		want: [][]string{{"6", "2"}},
	},
	{
		version: 7,
		rows: []string{
			`INSERT INTO restoration (restored_at, backup_at, released_by) VALUES ('2026-11-22 08:00:00.000000Z', '2026-11-21 08:00:00.000000Z', '')`,
		},
		ask:  `SELECT released_by FROM restoration WHERE released_at IS NULL`,
		want: [][]string{{""}},
	},
	{
		version: 10,
		rows: []string{
			`INSERT INTO case_count (creditor_id, part, closed, needs, state, flow, last_action, cases, owed_fixed)
			 VALUES (1, 5, FALSE, FALSE, 'open', 'standard', 'opened', 1, 120000)`,
			`INSERT INTO saved_view (creditor_id, view_id, name, query, made_by, made_at)
			 VALUES (1, 3, 'Store', 'owed=1000', 'person:7', '2026-11-21 08:00:00.000000Z')`,
		},
		ask:  `SELECT c.cases, v.query FROM case_count c, saved_view v`,
		want: [][]string{{"1", "owed=1000"}},
	},
	{
		version: 11,
		rows:    []string{`INSERT INTO case_word (creditor_id, case_id, word, field) VALUES (1, 5, 'bo', 'd')`},
		ask:     `SELECT word, field FROM case_word`,
		want:    [][]string{{"bo", "d"}},
	},
	{
		version: 12,
		rows: []string{
			`INSERT INTO intake_file (creditor_id, file_id, hash, name, kind, read_at, mapping, created, joined, same, asked, refused, finished)
			 VALUES (1, 3, 'ee', 'a.csv', 'invoices', '2026-11-21 08:00:00.000000Z', '', 0, 0, 0, 0, 1, TRUE)`,
			`INSERT INTO intake_line (creditor_id, line_id, file_id, line, state, reason, args, raw, case_id, raw_hash)
			 VALUES (1, 4, 3, 1, 'refused', 'x', '{}', '1001;', 0, 'hash')`,
		},
		ask:  `SELECT raw, raw_hash FROM intake_line`,
		want: [][]string{{"1001;", "hash"}},
	},
	{
		version: 13,
		// SHA-256 of {}, what the document of version 5 says.
		ask:  `SELECT content_hash FROM document WHERE document_id = 8`,
		want: [][]string{{"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}},
	},
	{
		version: 14,
		rows:    []string{`INSERT INTO bank_name (creditor_id, name, entry_id) VALUES (1, 'e2e-1', 70)`},
		ask:     `SELECT name, entry_id FROM bank_name`,
		want:    [][]string{{"e2e-1", "70"}},
	},
	{
		version: 15,
		rows: []string{
			`INSERT INTO person (person_id, email, email_key, name, language, password, added_at)
			 VALUES (3, 'Bo@krav.example', 'bo@krav.example', 'Bo', 'da', 'argon', '2026-11-21 08:00:00.000000Z')`,
			`INSERT INTO membership (person_id, creditor_id, role, added_at) VALUES (3, 1, 'reader', '2026-11-21 08:00:00.000000Z')`,
			`INSERT INTO session (hash, person_id, began_at, seen_at, address, agent)
			 VALUES ('ab', 3, '2026-11-21 08:00:00.000000Z', '2026-11-21 09:00:00.000000Z', '192.0.2.1', 'x')`,
			`INSERT INTO audit (creditor_id, audit_id, done_at, actor, action, subject, detail)
			 VALUES (1, 7, '2026-11-21 08:00:00.000000Z', 'person:2', 'user.added', 'person:3', 'reader')`,
		},
		ask: `SELECT p.email, p.password, m.role, s.hash, a.action FROM person p, membership m, session s, audit a
			WHERE m.person_id = p.person_id AND s.person_id = p.person_id AND a.creditor_id = m.creditor_id`,
		want: [][]string{{"Bo@krav.example", "argon", "reader", "ab", "user.added"}},
	},
	{
		version: 16,
		rows: []string{
			`INSERT INTO batch (creditor_id, batch_id, form_key, state, on_day, made_at, made_by, approved_by, turns)
			 VALUES (1, 9, 'k', 'planned', '2026-11-21', '2026-11-21 08:00:00.000000Z', 'person:2', '', 0)`,
			`INSERT INTO batch_case (creditor_id, batch_id, case_id, place, does, flow, next_step, channel, principal, fee, costs,
			 interest, total, fingerprint, reasons, outcome, step_id)
			 VALUES (1, 9, 5, 1, 'reminder-1', 'standard', 'reminder-1', 'email', 120000, 10000, 0, 0, 130000, 'send', 'null', '', 0)`,
		},
		ask:  `SELECT b.state, c.does, c.fee FROM batch b, batch_case c WHERE c.batch_id = b.batch_id`,
		want: [][]string{{"planned", "reminder-1", "10000"}},
	},
	{
		version: 17,
		rows: []string{
			`INSERT INTO enclosure (creditor_id, enclosure_id, file_id, line, place, case_id, claim_id, name, content, hash, size, kept_at)
			 VALUES (1, 11, 3, 1, 1, 5, 51, 'faktura.pdf', 'PDF', 'aa', 3, '2026-11-21 08:00:00.000000Z')`,
		},
		ask:  `SELECT name, content, hash, size FROM enclosure`,
		want: [][]string{{"faktura.pdf", "PDF", "aa", "3"}},
	},
	{
		version: 18,
		rows: []string{
			`INSERT INTO upload (creditor_id, upload_id, hash, name, kind, size, state, sent_at, sent_by, mapping, lines, report)
			 VALUES (1, 9, 'ab', 'a.csv', 'invoices', 5, 'waiting', '2026-11-21 08:00:00.000000Z', 'person:2', '', 0, '')`,
			`INSERT INTO upload_part (creditor_id, upload_id, part, content) VALUES (1, 9, 0, 'bytes')`,
		},
		ask:  `SELECT u.name, p.content FROM upload u, upload_part p WHERE p.creditor_id = u.creditor_id`,
		want: [][]string{{"a.csv", "bytes"}},
	},
	{version: 19}, // indexes alone
	{
		version: 20,
		rows:    []string{`INSERT INTO form_sent (hash, answer, sent_at) VALUES ('ab', '/cases', '2026-11-21 08:00:00.000000Z')`},
		ask:     `SELECT hash, answer FROM form_sent`,
		want:    [][]string{{"ab", "/cases"}},
	},
	{
		version: 21, // the claims that are there carry no slip
		ask:     `SELECT claim_id, slip FROM claim`,
		want:    [][]string{{"51", ""}},
	},
	{version: 22}, // indexes alone
	{
		version: 23,
		rows: []string{
			`INSERT INTO setting_change (creditor_id, change_id, part, changed_at, changed_by, before_json, after_json)
			 VALUES (1, 12, 'owner', '2026-11-21 08:00:00.000000Z', 'person:2', '{"name":"A"}', '{"name":"B"}')`,
		},
		ask:  `SELECT part, after_json FROM setting_change`,
		want: [][]string{{"owner", `{"name":"B"}`}},
	},
	{
		version: 24,
		ask:     `SELECT key, atom FROM json_each('["a", 7]') ORDER BY key`,
		want:    [][]string{{"0", "a"}, {"1", "7"}},
	},
	{
		version: 25,
		rows: []string{
			`INSERT INTO law_supplement (since_on, rate, seen, entered_name, entered_by, entered_at, seconded_name, seconded_by, seconded_at)
			 VALUES ('2027-01-01', 22500, 'nationalbanken.dk', 'Anne', 'person:1', '2027-01-04 08:00:00.000000Z', '', '', NULL)`,
		},
		ask:  `SELECT rate, entered_name FROM law_supplement WHERE seconded_at IS NULL`,
		want: [][]string{{"22500", "Anne"}},
	},
	{version: 26}, // an index alone
	{version: 27}, // an index alone
	{
		version: 28, // an index alone; the rows are agreements made before they had a table
		rows: []string{
			`INSERT INTO creditor (id, name, sandbox, clock_at, next_case_number, settings) VALUES (2, 'Bo A/S', TRUE, '2026-01-02 03:04:05.000006Z', 12, '{"name":"Bo A/S"}')`,
			`INSERT INTO case_file (creditor_id, case_id, version, number, state, flow, next_step, review_on, debtor, owed_fixed, opened_on)
			 VALUES (2, 5, 1, 7, 'open', '', '', '2026-12-01', '', 0, '2026-11-01'), (2, 6, 2, 8, 'open', '', '', '2026-12-01', '', 0, '2026-11-01'),
			 (2, 7, 1, 9, 'closed', '', '', '2026-12-01', '', 0, '2026-11-01'), (2, 8, 3, 10, 'disputed', '', '', '2026-12-01', '', 0, '2026-11-01')`,
			`INSERT INTO event (creditor_id, case_id, version, kind, kind_version, effective_on, recorded_at, actor, payload, private_hash, prev_hash, hash)
			 VALUES (2, 5, 1, 'agreement.made', 1, '2026-11-02', '2026-11-21 08:00:00.000001Z', 'person:7', '', '', '', ''),
			 (2, 6, 1, 'agreement.made', 1, '2026-11-03', '2026-11-21 08:00:00.000001Z', 'person:7', '', '', '', ''),
			 (2, 6, 2, 'agreement.ended', 1, '2026-11-04', '2026-11-21 08:00:00.000001Z', 'person:7', '', '', '', ''),
			 (2, 7, 1, 'agreement.made', 1, '2026-11-05', '2026-11-21 08:00:00.000001Z', 'person:7', '', '', '', ''),
			 (2, 8, 1, 'agreement.made', 1, '2026-11-06', '2026-11-21 08:00:00.000001Z', 'person:7', '', '', '', ''),
			 (2, 8, 2, 'agreement.ended', 1, '2026-11-07', '2026-11-21 08:00:00.000001Z', 'person:7', '', '', '', ''),
			 (2, 8, 3, 'agreement.made', 1, '2026-11-07', '2026-11-21 08:00:00.000001Z', 'person:7', '', '', '', '')`,
		},
	},
	{
		// Of four agreements one runs, one has ended, one is of a closed case, and one was
		// replaced.
		version: 29,
		ask:     `SELECT case_id, substr(CAST(made_on AS TEXT), 1, 10) FROM agreement WHERE creditor_id = 2 ORDER BY case_id`,
		want:    [][]string{{"5", "2026-11-02"}, {"8", "2026-11-07"}},
	},
	{version: 30}, // an index alone
	{
		version: 31,
		rows: []string{
			`INSERT INTO house_task (kind, about_on, raised_at, done_at) VALUES ('enter_rate', '2027-01-01', '2026-12-02 02:00:00.000000Z', NULL)`,
		},
		ask:  `SELECT kind FROM house_task WHERE done_at IS NULL`,
		want: [][]string{{"enter_rate"}},
	},
	{
		version: 32,
		ask:     `SELECT line_id, note_key FROM intake_line`,
		want:    [][]string{{"4", ""}},
	},
	{
		version: 33,
		rows:    []string{`INSERT INTO bank_candidate (creditor_id, entry_id, case_id) VALUES (1, 70, 5)`},
		ask:     `SELECT entry_id, case_id FROM bank_candidate`,
		want:    [][]string{{"70", "5"}},
	},
	{version: 34}, // an index alone
	{
		version: 35,
		rows: []string{
			`INSERT INTO law_attestation (series, since_on, read_at, said, seen, read_name, read_by, withdrawn_name, withdrawn_by, withdrawn_at)
			 VALUES ('most for the creditor''s own collection', '2024-07-01', '2027-01-04 08:00:00.000000Z', 'to 1,000.00: 350.00 kr.', 'retsinformation.dk', 'Anne', 'person:1', '', '', NULL)`,
		},
		ask:  `SELECT seen, read_name FROM law_attestation WHERE withdrawn_at IS NULL`,
		want: [][]string{{"retsinformation.dk", "Anne"}},
	},
	{
		version: 36,
		rows: []string{
			`INSERT INTO case_debtor (creditor_id, case_id, kind, language, name, name_key, near_key, address, postcode, town, country, email, mobile, customer_no, customer_key, cvr)
			 VALUES (1, 5, 1, 'da', 'Bo', 'bo', '4300 bo', 'Nørregade 5A, 1. tv.' || chr10 || 'Port B', '4300', 'Holbæk', '', '', '', '', '', '')`,
		},
		ask:  `SELECT name, postcode FROM case_debtor`,
		want: [][]string{{"Bo", "4300"}},
	},
	{
		version: 37,
		ask:     `SELECT place_key FROM case_debtor`,
		want:    [][]string{{"norregade 5 a, 4300"}},
	},
}
