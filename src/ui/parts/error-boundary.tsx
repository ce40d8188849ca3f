import { Component, type ReactNode } from 'react';
import { isOutOfMemory } from '../../engine/out-of-memory.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
}

/** Keeps a defect in one part of the screen from taking the rest with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <Notice
        tone="danger"
        live
        title={`This page could not be shown, because of ${isOutOfMemory(error) ? 'too little memory' : 'a defect in Strata'}.`}
        actions={<Button onClick={() => this.setState({ error: undefined })}>Show it again</Button>}
      >
        <p>{error.message}</p>
        <p>The other pages and the results are not affected.</p>
      </Notice>
    );
  }
}
