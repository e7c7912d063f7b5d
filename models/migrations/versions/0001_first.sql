CREATE TABLE department (
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    parent VARCHAR,
    head VARCHAR,
    purpose VARCHAR NOT NULL,
    coefficient BIGINT,
    CONSTRAINT pk_department PRIMARY KEY (code),
    CONSTRAINT fk_department_parent FOREIGN KEY(parent) REFERENCES department (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_department_head FOREIGN KEY(head) REFERENCES employee (number) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE period (
    code VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    CONSTRAINT pk_period PRIMARY KEY (code)
);

CREATE TABLE result (
    period VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    total BIGINT,
    grade VARCHAR,
    coefficient BIGINT,
    cases VARCHAR NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_result PRIMARY KEY (period, version, type, code)
);

CREATE TABLE result_line (
    period VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    kpi VARCHAR NOT NULL,
    score BIGINT,
    veto_mark VARCHAR,
    veto_count INTEGER,
    CONSTRAINT pk_result_line PRIMARY KEY (period, version, type, code, kpi)
);

CREATE TABLE scorecard (
    id INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    total_method VARCHAR NOT NULL,
    cap BIGINT,
    floor BIGINT,
    valid_from DATE,
    valid_to DATE,
    CONSTRAINT pk_scorecard PRIMARY KEY (id)
);

CREATE INDEX ix_scorecard_type ON scorecard (type);

CREATE TABLE setting (
    item VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY (item)
);

CREATE TABLE objective (
    code VARCHAR NOT NULL,
    perspective VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    year INTEGER,
    description VARCHAR NOT NULL,
    supports VARCHAR NOT NULL,
    CONSTRAINT pk_objective PRIMARY KEY (code)
);

CREATE TABLE diagnosis (
    year INTEGER NOT NULL,
    step INTEGER NOT NULL,
    findings VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    CONSTRAINT pk_diagnosis PRIMARY KEY (year, step)
);

CREATE TABLE audit_action (
    id INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    who VARCHAR NOT NULL,
    verb VARCHAR NOT NULL,
    undoes INTEGER,
    facts VARCHAR,
    reason VARCHAR,
    salt VARCHAR,
    digest VARCHAR NOT NULL,
    previous VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    CONSTRAINT pk_audit_action PRIMARY KEY (id)
);

CREATE TABLE adjustment (
    period VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    points BIGINT NOT NULL,
    reason VARCHAR NOT NULL,
    CONSTRAINT pk_adjustment PRIMARY KEY (period, type, subject, position),
    CONSTRAINT fk_adjustment_period FOREIGN KEY(period) REFERENCES period (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE position (
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    department VARCHAR,
    "key" BOOLEAN NOT NULL,
    CONSTRAINT pk_position PRIMARY KEY (code),
    CONSTRAINT fk_position_department FOREIGN KEY(department) REFERENCES department (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE snapshot (
    period VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    locked_at VARCHAR NOT NULL,
    locked_by VARCHAR NOT NULL,
    seal VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_snapshot PRIMARY KEY (period, version),
    CONSTRAINT fk_snapshot_period FOREIGN KEY(period) REFERENCES period (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE issue (
    code VARCHAR NOT NULL,
    department VARCHAR NOT NULL,
    issue VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    objective VARCHAR,
    severity VARCHAR,
    CONSTRAINT pk_issue PRIMARY KEY (code),
    CONSTRAINT fk_issue_department FOREIGN KEY(department) REFERENCES department (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_issue_objective FOREIGN KEY(objective) REFERENCES objective (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE audit_change (
    action INTEGER NOT NULL,
    position INTEGER NOT NULL,
    row_table VARCHAR NOT NULL,
    row_key TEXT,
    "before" TEXT,
    "after" TEXT,
    salt VARCHAR,
    digest VARCHAR NOT NULL,
    CONSTRAINT pk_audit_change PRIMARY KEY (action, position),
    CONSTRAINT fk_audit_change_action FOREIGN KEY(action) REFERENCES audit_action (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE kpi (
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    parameters VARCHAR NOT NULL,
    decimals INTEGER,
    basis VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    definition VARCHAR NOT NULL,
    formula VARCHAR NOT NULL,
    objective VARCHAR,
    issue VARCHAR,
    outcome VARCHAR,
    key_strategic BOOLEAN NOT NULL,
    veto VARCHAR NOT NULL,
    veto_effect VARCHAR NOT NULL,
    veto_scope VARCHAR NOT NULL,
    CONSTRAINT pk_kpi PRIMARY KEY (code),
    CONSTRAINT fk_kpi_objective FOREIGN KEY(objective) REFERENCES objective (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_kpi_issue FOREIGN KEY(issue) REFERENCES issue (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_kpi_outcome FOREIGN KEY(outcome) REFERENCES kpi (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE employee (
    number VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    department VARCHAR NOT NULL,
    position VARCHAR,
    manager VARCHAR,
    hired DATE,
    "left" DATE,
    bonus_base BIGINT,
    CONSTRAINT pk_employee PRIMARY KEY (number),
    CONSTRAINT fk_employee_department FOREIGN KEY(department) REFERENCES department (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_employee_position FOREIGN KEY(position) REFERENCES position (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_employee_manager FOREIGN KEY(manager) REFERENCES employee (number) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE annual_part (
    year INTEGER NOT NULL,
    employee VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    score BIGINT NOT NULL,
    CONSTRAINT pk_annual_part PRIMARY KEY (year, employee, part),
    CONSTRAINT fk_annual_part_employee FOREIGN KEY(employee) REFERENCES employee (number) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE actual (
    period VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    kpi VARCHAR NOT NULL,
    value BIGINT,
    text VARCHAR,
    target BIGINT,
    self_score BIGINT,
    na_reason VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    CONSTRAINT pk_actual PRIMARY KEY (period, type, subject, kpi),
    CONSTRAINT fk_actual_period FOREIGN KEY(period) REFERENCES period (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_actual_kpi FOREIGN KEY(kpi) REFERENCES kpi (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE rating (
    period VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    kpi VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    "group" VARCHAR NOT NULL,
    score BIGINT NOT NULL,
    rater VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    CONSTRAINT pk_rating PRIMARY KEY (period, type, subject, kpi, position),
    CONSTRAINT fk_rating_period FOREIGN KEY(period) REFERENCES period (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_rating_kpi FOREIGN KEY(kpi) REFERENCES kpi (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE attendance (
    period VARCHAR NOT NULL,
    employee VARCHAR NOT NULL,
    share BIGINT,
    exemption VARCHAR NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (period, employee),
    CONSTRAINT fk_attendance_period FOREIGN KEY(period) REFERENCES period (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendance_employee FOREIGN KEY(employee) REFERENCES employee (number) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE waiver (
    period VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    kpi VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    CONSTRAINT pk_waiver PRIMARY KEY (period, type, subject, kpi),
    CONSTRAINT fk_waiver_period FOREIGN KEY(period) REFERENCES period (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_waiver_kpi FOREIGN KEY(kpi) REFERENCES kpi (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "plan" (
    period VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    goal VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    due VARCHAR NOT NULL,
    kpi VARCHAR,
    CONSTRAINT pk_plan PRIMARY KEY (period, owner, position),
    CONSTRAINT fk_plan_period FOREIGN KEY(period) REFERENCES period (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_plan_owner FOREIGN KEY(owner) REFERENCES employee (number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_plan_kpi FOREIGN KEY(kpi) REFERENCES kpi (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE move (
    employee VARCHAR NOT NULL,
    day DATE NOT NULL,
    department VARCHAR,
    position VARCHAR,
    CONSTRAINT pk_move PRIMARY KEY (employee, day),
    CONSTRAINT fk_move_employee FOREIGN KEY(employee) REFERENCES employee (number) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_move_department FOREIGN KEY(department) REFERENCES department (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_move_position FOREIGN KEY(position) REFERENCES position (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE red_line_case (
    "case" VARCHAR NOT NULL,
    employee VARCHAR NOT NULL,
    day DATE NOT NULL,
    grade VARCHAR NOT NULL,
    facts VARCHAR NOT NULL,
    liability VARCHAR NOT NULL,
    CONSTRAINT pk_red_line_case PRIMARY KEY ("case", employee),
    CONSTRAINT fk_red_line_case_employee FOREIGN KEY(employee) REFERENCES employee (number) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE scorecard_line (
    card INTEGER NOT NULL,
    kpi VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    weight BIGINT NOT NULL,
    target BIGINT,
    cap BIGINT,
    floor BIGINT,
    CONSTRAINT pk_scorecard_line PRIMARY KEY (card, kpi),
    CONSTRAINT fk_scorecard_line_card FOREIGN KEY(card) REFERENCES scorecard (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_scorecard_line_kpi FOREIGN KEY(kpi) REFERENCES kpi (code) DEFERRABLE INITIALLY DEFERRED
);

CREATE TRIGGER audit_action_stays_update BEFORE UPDATE ON audit_action
WHEN NOT (new.salt IS NULL AND new.facts IS NULL AND new.reason IS NULL AND new.id IS old.id AND new.at IS old.at AND new.who IS old.who AND new.verb IS old.verb AND new.undoes IS old.undoes AND new.digest IS old.digest AND new.previous IS old.previous AND new.hash IS old.hash)
BEGIN SELECT RAISE(ABORT, 'audit_action is append-only'); END;

CREATE TRIGGER audit_action_stays_delete BEFORE DELETE ON audit_action BEGIN SELECT RAISE(ABORT, 'audit_action is append-only'); END;

CREATE TRIGGER audit_change_stays_update BEFORE UPDATE ON audit_change
WHEN NOT (new.salt IS NULL AND new.row_key IS NULL AND new.before IS NULL AND new.after IS NULL AND new.action IS old.action AND new.position IS old.position AND new.row_table IS old.row_table AND new.digest IS old.digest)
BEGIN SELECT RAISE(ABORT, 'audit_change is append-only'); END;

CREATE TRIGGER audit_change_stays_delete BEFORE DELETE ON audit_change BEGIN SELECT RAISE(ABORT, 'audit_change is append-only'); END;

CREATE TRIGGER snapshot_stays_update BEFORE UPDATE ON snapshot BEGIN SELECT RAISE(ABORT, 'snapshot is append-only'); END;

CREATE TRIGGER snapshot_stays_delete BEFORE DELETE ON snapshot BEGIN SELECT RAISE(ABORT, 'snapshot is append-only'); END;

CREATE TRIGGER result_stays_update BEFORE UPDATE ON result BEGIN SELECT RAISE(ABORT, 'result is append-only'); END;

CREATE TRIGGER result_stays_delete BEFORE DELETE ON result BEGIN SELECT RAISE(ABORT, 'result is append-only'); END;

CREATE TRIGGER result_line_stays_update BEFORE UPDATE ON result_line BEGIN SELECT RAISE(ABORT, 'result_line is append-only'); END;

CREATE TRIGGER result_line_stays_delete BEFORE DELETE ON result_line BEGIN SELECT RAISE(ABORT, 'result_line is append-only'); END;
