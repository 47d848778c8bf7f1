// Generated from the migrated schema by scripts/schema-types.ts. Do not edit.

/** Rows by table, as our connections read them: dates and instants are text. */
export interface Tables {
  absence: {
    tenant_id: number;
    id: number;
    person_id: number;
    kind: string;
    valid_from: string;
    valid_to: string | null;
    note: string | null;
    document_number: string | null;
    revoked_at: string | null;
    row_version: number;
  };
  account: {
    tenant_id: number;
    id: number;
    person_id: number;
    login: string;
    password_hash: string | null;
    must_change: boolean;
    disabled_at: string | null;
    locale: string;
    row_version: number;
  };
  act: {
    tenant_id: number;
    record_kind: string;
    record_id: number;
    seq: number;
    act: string;
    at: string;
    actor_id: number | null;
    acting_for: number | null;
    role: string;
    rulebook: string | null;
    payload: unknown;
    commitments: unknown;
    week_start: string | null;
    prev_hash: Buffer;
    hash: Buffer;
    act_no: number;
    tx: string;
  };
  act_text: {
    tenant_id: number;
    record_kind: string;
    record_id: number;
    seq: number;
    field: string;
    salt: Buffer;
    body: string;
    week_start: string | null;
  };
  assignment: {
    tenant_id: number;
    id: number;
    person_id: number;
    post_id: number;
    kind: string;
    valid_from: string;
    valid_to: string | null;
    document_number: string | null;
  };
  calendar_day: {
    tenant_id: number;
    day: string;
    kind: string;
    name: string;
    source: string | null;
    revoked_at: string | null;
    row_version: number;
  };
  delegation: {
    tenant_id: number;
    id: number;
    delegator_id: number;
    delegate_id: number;
    actions: string[];
    valid_from: string;
    valid_to: string;
    document_number: string;
    revoked_at: string | null;
    row_version: number;
  };
  direct_manager: {
    tenant_id: number;
    assignment_id: number;
    valid_from: string;
    manager_id: number | null;
    document_number: string | null;
  };
  draft: {
    tenant_id: number;
    evaluation_id: number;
    person_id: number;
    body: unknown;
    row_version: number;
    saved_at: string;
  };
  evaluation: {
    tenant_id: number;
    week_start: string;
    id: number;
    person_id: number;
    assignment_id: number;
    post_id: number;
    rank: string;
    unit_id: number;
    org_version: number;
    unit_lo: number;
    slice_from: string;
    slice_to: string;
    rulebook_id: string;
    rulebook_version: number;
    scorer_id: number | null;
    approver_id: number | null;
    one_authority: boolean;
    counted: boolean;
    not_counted_kind: string | null;
    state: string;
    late: boolean;
    opened: boolean;
    content_seq: number | null;
    s_self: number[] | null;
    s_scorer: number[] | null;
    s_approver: number[] | null;
    total_self: number | null;
    total_scorer: number | null;
    total: number | null;
    level: string | null;
    scored_by: number | null;
    approved_by: number | null;
    dissent: string;
    reopen_proposed_by: number | null;
    revision: number;
    seq: number;
    last_hash: Buffer;
    row_version: number;
    changed_at: string;
    period_kind: string;
    f_self: unknown | null;
    f_scorer: unknown | null;
    f_approver: unknown | null;
    steps: unknown | null;
    total_numerator: string | null;
    total_denominator: string | null;
    works: number[] | null;
    reopen_proposed_until: string | null;
  };
  event_log: {
    tenant_id: number;
    event_no: number;
    at: string;
    kind: string;
    actor_id: number | null;
    account_id: number | null;
    subject_id: number | null;
    record_kind: string | null;
    record_id: number | null;
    address: string | null;
    detail: unknown;
  };
  id_counter: {
    tenant_id: number;
    name: string;
    next_id: number;
  };
  idempotency: {
    tenant_id: number;
    person_id: number;
    key: string;
    request_hash: Buffer;
    reply: unknown;
    at: string;
  };
  import_form: {
    tenant_id: number;
    fingerprint: string;
    kind: string;
    layout: unknown;
    headings: string;
    remembered_by: number | null;
    remembered_at: string;
    forgotten_at: string | null;
    row_version: number;
  };
  import_job: {
    tenant_id: number;
    id: number;
    kind: string;
    file_name: string;
    file_hash: string;
    tables: unknown;
    options: unknown;
    resolutions: unknown;
    state: string;
    created_by: number | null;
    created_at: string;
    applied_at: string | null;
    row_version: number;
    outcome: unknown | null;
    layouts: unknown;
    org_stamp: number | null;
    plan_hash: string | null;
    sheets: unknown | null;
    proposal: unknown | null;
    written: unknown | null;
    undone_at: string | null;
    undo: unknown | null;
  };
  import_rows: {
    tenant_id: number;
    import_id: number;
    piece: number;
    body: unknown;
  };
  import_rule: {
    tenant_id: number;
    second_person: boolean;
    proposed_by: number | null;
    proposed_at: string | null;
    row_version: number;
  };
  import_work: {
    tenant_id: number;
    import_id: number;
    what: string;
    phase: string;
    share: number;
    started_at: string;
    seen_at: string;
    ended_at: string | null;
    refusals: unknown | null;
  };
  log_checkpoint: {
    tenant_id: number;
    size: number;
    root: Buffer;
    at: string;
    note: string;
    horizon: string;
  };
  log_delivery: {
    tenant_id: number;
    delivery_no: number;
    target: string;
    size: number;
    at: string;
    outcome: string;
    detail: string;
  };
  log_entry: {
    tenant_id: number;
    entry_no: number;
    body: string;
    record_kind: string | null;
    record_id: number | null;
    seq: number | null;
  };
  log_node: {
    tenant_id: number;
    level: number;
    node_no: number;
    hash: Buffer;
  };
  mail: {
    tenant_id: number;
    mail_no: number;
    person_id: number;
    purpose: string;
    slot: string;
    address: string;
    subject: string;
    body: string;
    message_id: string;
    state: string;
    attempts: number;
    next_at: string;
    lease_until: string | null;
    expires_at: string | null;
    trouble: string | null;
    created_at: string;
    settled_at: string | null;
  };
  mail_setting: {
    tenant_id: number;
    person_id: number;
    address: string | null;
    digest: boolean;
    refused_at: string | null;
    refused_why: string | null;
    row_version: number;
  };
  mail_slot: {
    tenant_id: number;
    purpose: string;
    slot: string;
    at: string;
  };
  message: {
    tenant_id: number;
    message_no: number;
    person_id: number;
    kind: string;
    code: string;
    params: unknown;
    place: unknown;
    topic: string;
    actor_id: number | null;
    at: string;
    read_at: string | null;
    mail: string;
    mail_no: number | null;
  };
  node_period: {
    tenant_id: number;
    regime: string;
    period: string;
    version: number;
    unit_id: number;
    org_version: number;
    members: number;
    counted: number;
    missing: number;
    not_counted: number;
    levels: unknown;
    sum_numerator: string;
    sum_denominator: string;
    mean: number | null;
    own: unknown;
  };
  one_time_code: {
    tenant_id: number;
    account_id: number;
    code_hash: Buffer;
    issued_at: string;
    expires_at: string;
    used_at: string | null;
  };
  organization_version: {
    tenant_id: number;
    version: number;
    valid_from: string;
    created_at: string;
  };
  period_close: {
    tenant_id: number;
    id: number;
    regime: string;
    period: string;
    version: number;
    closed_at: string;
    closed_by: number;
    members: number;
    missing: number;
    moved: number;
    digest: string;
  };
  period_state: {
    tenant_id: number;
    period: string;
    synced_on: string;
    org_stamp: number;
  };
  person: {
    tenant_id: number;
    id: number;
    full_name: string;
    search_name: string;
  };
  person_group: {
    tenant_id: number;
    person_id: number;
    valid_from: string;
    staff_group: string;
  };
  person_period: {
    tenant_id: number;
    regime: string;
    period: string;
    version: number;
    person_id: number;
    unit_id: number;
    how: string;
    counted: number;
    missing: number;
    not_counted: number;
    total_numerator: string | null;
    total_denominator: string | null;
    total: number | null;
    level: string | null;
    parts: unknown;
  };
  person_private: {
    tenant_id: number;
    person_id: number;
    national_id: string | null;
    birth_date: string | null;
    sex: string | null;
    grade: string | null;
    education: string | null;
    party_member: boolean;
  };
  post: {
    tenant_id: number;
    id: number;
    unit_id: number;
    title: string | null;
    job_position: string | null;
    rank: string;
  };
  reminder: {
    tenant_id: number;
    id: number;
    week_start: string;
    person_id: number;
    about_id: number;
    stage: string;
    rung: string;
    records: number;
    sent_by: number | null;
    at: string;
    deliver_at: string;
  };
  role_grant: {
    tenant_id: number;
    id: number;
    person_id: number;
    role: string;
    unit_id: number | null;
    valid_from: string;
    valid_to: string | null;
    document_number: string | null;
  };
  roll_position: {
    tenant_id: number;
    horizon: string;
    folded_at: string;
  };
  rulebook_draft: {
    tenant_id: number;
    id: number;
    rulebook_id: string;
    version: number;
    base_version: number | null;
    source: string;
    state: string;
    hash: string | null;
    effect: unknown | null;
    created_by: number;
    created_at: string;
    proposed_by: number | null;
    proposed_at: string | null;
    decided_by: number | null;
    decided_at: string | null;
    row_version: number;
    changed_at: string;
  };
  rulebook_reading: {
    tenant_id: number;
    rulebook_id: string;
    version: number;
    reading: string;
    confirmed_by: number;
    confirmed_at: string;
    document_number: string;
  };
  rulebook_version: {
    tenant_id: number;
    rulebook_id: string;
    version: number;
    hash: string;
    body: unknown;
    valid_from: string;
    valid_to: string | null;
  };
  schema_migration: {
    number: number;
    name: string;
    checksum: string;
    applied_at: string;
  };
  session: {
    tenant_id: number;
    token_hash: Buffer;
    id: number;
    account_id: number;
    person_id: number;
    draft_key: Buffer;
    created_at: string;
    seen_at: string;
    ended_at: string | null;
    step_up_at: string | null;
    address: string | null;
    agent: string | null;
  };
  setup_link: {
    tenant_id: number;
    token_hash: Buffer;
    expires_at: string;
    used_at: string | null;
  };
  sign_in_delay: {
    tenant_id: number;
    subject_hash: Buffer;
    failures: number;
    wait_until: string | null;
    last_at: string;
  };
  tenant: {
    id: number;
    slug: string;
    name: string;
    zone: string;
    host_names: string[];
    created_at: string;
  };
  unit: {
    tenant_id: number;
    version: number;
    unit_id: number;
    parent_id: number | null;
    code: string;
    name: string;
    kind: string;
    admin_code: string | null;
    lo: number;
    hi: number;
  };
  unit_side: {
    tenant_id: number;
    unit_id: number;
    side: string;
  };
  unit_week: {
    tenant_id: number;
    week_start: string;
    unit_id: number;
    state: string;
    closed_at: string | null;
    closed_by: number | null;
    row_version: number;
  };
  week_state: {
    tenant_id: number;
    week_start: string;
    synced_on: string;
    org_stamp: number;
    deadlines: unknown;
    row_version: number;
  };
}
